"""Every outside validator over what we make of a corpus: bench/check_corpus.py CORPUS [--limit N] [--keep DIR].

CORPUS is a folder of the form of ../shared/corpus (pages/ID.html.gz). The validators are ../shared/checks. Prints
their table and ends with their exit status; pages that hold no article are listed and counted apart.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = ROOT.parent / "shared" / "checks" / "accessibility.py"


def main() -> int:
    """Convert, check, say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--limit", type=int, default=0, help="only the first N pages; 0: all")
    parser.add_argument("--keep", type=Path, help="leave the books and pages in this folder")
    parser.add_argument("--only", default="epubcheck,ace,axe,vnu", help="validators, parted by commas")
    args = parser.parse_args()
    if not CHECKS.is_file():
        print(f"check_corpus: the validators are not here: {CHECKS}", file=sys.stderr)
        return 2
    pages = sorted((args.corpus / "pages").iterdir())[: args.limit or None]
    if not pages:
        print(f"check_corpus: no pages in {args.corpus / 'pages'}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        out = args.keep or Path(scratch) / "out"
        listed = Path(scratch) / "pages.txt"
        listed.write_text("".join(f"{page}\n" for page in pages), "utf-8")
        convert = [sys.executable, "-m", "reformat", "convert", "--from-file", str(listed), "-o", str(out)]
        done = subprocess.run([*convert, "--to", "html,epub", "--jobs", "2", "--quiet"], check=False)
        if done.returncode not in (0, 3):
            return done.returncode
        made = sorted(p for p in out.iterdir() if p.is_dir())
        print(f"{len(pages)} pages, {len(made)} articles", flush=True)
        checked = subprocess.run(
            [sys.executable, str(CHECKS), "--strict", "--only", args.only, *map(str, made)], check=False
        )
        return checked.returncode


if __name__ == "__main__":
    sys.exit(main())
