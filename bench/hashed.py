"""A corpus with every class and id of its pages hashed, as style tools write them: what is found without any name.

python bench/hashed.py CORPUS_DIR OUT_DIR && python bench/score.py OUT_DIR --only html
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
import sys
from pathlib import Path

from reformat.readers.decode import decode

APART = re.compile(r"(<script\b.*?</script>|<style\b.*?</style>|<!--.*?-->)", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<(?!meta\b|link\b)[a-z][^<>]*>", re.IGNORECASE)
NAMES = re.compile(r"\s(class|id)\s*=\s*(\"[^\"]*\"|'[^']*')", re.IGNORECASE)
CHARSET = re.compile(r"(?i)charset\s*=\s*[\"']?[\w-]+")


def hashed(page: str) -> str:
    """The page with its names hashed; scripts, styles and comments are left alone."""

    def name(match: re.Match[str]) -> str:
        words = match[2].strip("\"'").split()
        return f' {match[1]}="{" ".join("css-" + hashlib.sha256(word.encode()).hexdigest()[:6] for word in words)}"'

    parts = APART.split(page)
    parts[::2] = [TAG.sub(lambda tag: NAMES.sub(name, tag[0]), part) for part in parts[::2]]
    return CHARSET.sub("charset=utf-8", "".join(parts))


def main() -> None:
    """Copy the corpus, its pages changed."""
    corpus, out = map(Path, sys.argv[1:3])
    shutil.copytree(corpus, out)
    for line in (corpus / "manifest.jsonl").open(encoding="utf-8"):
        path = json.loads(line)["html"]
        page = decode(gzip.decompress((corpus / path).read_bytes())).text
        (out / path).write_bytes(gzip.compress(hashed(page).encode("utf-8", "replace"), 1))


if __name__ == "__main__":
    main()
