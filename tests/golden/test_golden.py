"""Each folder's source gives the files beside it. `make golden` renews them; a new case is a new folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from reformat.conversion import convert
from reformat.document.conservation import balance
from reformat.document.source import Source
from reformat.outline import outline
from reformat.report import place
from reformat.settings import Settings
from reformat.speech.script import script

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/source.*"))


def made(case: Path) -> dict[str, str]:
    """What comes of a case, by file name."""
    result = convert(Source.path(next(case.glob("source.*"))))
    assert balance(result.draft).holds
    said = script(result.article, Settings())
    changes = (
        f"{place(c.span)} | {c.action} {c.rule} | {c.before}{' => ' + c.after if c.after else ''}"
        for c in result.draft.ledger
    )
    return {
        "article.json": result.json.decode(),
        "article.txt": result.text,
        "fragment.html": result.html_fragment.replace("><", ">\n<") + "\n",
        "ledger.txt": "".join(" ".join(line.split()) + "\n" for line in changes),
        "outline.txt": outline(result.article).text(),
        "script.txt": "".join(f"{u.kind} {u.language} {u.pause:g} | {u.spoken}\n" for u in said),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.name)
def test_the_source_gives_what_is_written_down(case: Path, request: pytest.FixtureRequest) -> None:
    for name, text in made(case).items():
        if request.config.getoption("--update-golden"):
            (case / name).write_text(text, "utf-8")
        assert (case / name).read_text("utf-8") == text, f"{case.name}/{name}: make golden, and read the diff"
