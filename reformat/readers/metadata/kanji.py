"""Names of Japanese authors, by their surnames, where nothing else says that it is one."""

# ruff: noqa: SIM905 (a table of names)
from __future__ import annotations

from reformat.patterns import lazy

_SURNAMES = (
    "佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡部 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 齋藤 "
    "清水 山崎 池田 橋本"
    " 阿部 安部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 岡本 "
    "金子 三浦 藤原"
    " 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 "
    "谷口 今井 工藤"
    " 高田 増田 丸山 杉山 村田 大塚 小山 新井 藤本 平野 河野 上野 野口 武田 松井 千葉 菅原 岩崎 久保 木下 佐野 野村 "
    "松尾 菊地 菊池"
    " 市川 杉本 古川 大西 島田 水野 桜井 高野 吉川 山内 西田 飯田 西川 小松 北村 安田 五十嵐 川口 平田 関口 中田 東 "
    "服部 岩田 川崎"
    " 土屋 福島 樋口 永井 片山 大久保 秋山 馬場 荒木 本田 松岡 星野 大橋 熊谷 早川 浅野 栗原 白石 矢野 内藤 松村 小池 "
    "須藤 本間 牧野"
).split()  # fmt: skip

_JAPANESE = lazy(
    rf"(?:{'|'.join(_SURNAMES)})[\s\u3000]?(?!\S*[県市町村区駅氏様湾港店線党局社]$)[一-鿿々ぁ-んァ-ヶー]{{1,4}}"
)


def japanese(saying: str) -> bool:
    """Whether this is a Japanese name and nothing else."""
    return _JAPANESE.fullmatch(saying) is not None
