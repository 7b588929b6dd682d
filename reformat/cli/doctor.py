"""reformat doctor: what is there, what is missing, and what to do about it."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from reformat.cli import status
from reformat.cli.options import settings_from, settings_options
from reformat.cli.talk import data
from reformat.doctor import examine


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON line a part.")
@settings_options
def doctor(as_json: bool, **options: Any) -> int:
    """Say what is installed and what is missing; exit status 1 if something that is needed is missing."""
    whole = True
    for part in examine(settings_from(options)):
        whole &= part.state == "ok" or not part.needed
        if as_json:
            data(msgspec.json.encode(part).decode())
        else:
            hint = f"  ({part.hint})" if part.state != "ok" and part.hint else ""
            data(f"{part.state:<8} {part.name}: {part.says}{hint}")
    return status.DONE if whole else status.FINDINGS
