"""Every curl example of docs/service.md, run as it stands against the running service."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from reformat.jobs.crew import Bounds
from reformat.jobs.packed import WORK
from tests.service.house import House

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "service.md").read_text("utf-8")
SECTIONS = re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)


def test_the_examples_of_the_guide(tmp_path):
    if not shutil.which("curl"):
        pytest.skip("curl is not installed")
    house = House(tmp_path, work=WORK, bounds=Bounds(seconds=60))
    shutil.copy(ROOT / "samples" / "english-page.html", tmp_path / "article.html")

    def run(script, **env):
        script = script.replace("127.0.0.1:8000", f"127.0.0.1:{house.port}")
        env = {"PATH": "/usr/bin:/bin", "no_proxy": "*", **env}
        return subprocess.run(
            ["sh", "-ec", script], cwd=tmp_path, env=env, capture_output=True, check=True, text=True
        ).stdout

    try:
        at_once, submit, follow = SECTIONS
        run(at_once)
        assert "<h1" in (tmp_path / "page.html").read_text("utf-8")
        job = re.search(r'"id":"(\w+)"', run(submit))[1]
        assert house.end_of(job)["state"] == "done"
        run(follow, JOB=job)
        assert (tmp_path / "article.epub").read_bytes()[:2] == b"PK" and (tmp_path / "start.txt").stat().st_size == 100
        assert house.http.get(f"/v1/jobs/{job}").status_code == 404
    finally:
        house.close()


@pytest.mark.parametrize(("kind", "program", "name"), [("js", "node", "ask.mjs"), ("php", "php", "ask.php")])
def test_the_programs_of_the_guide(tmp_path, kind, program, name):
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    (script,) = re.findall(rf"```{kind}\n(.*?)```", GUIDE, re.DOTALL)
    house = House(tmp_path, work=WORK, bounds=Bounds(seconds=60))
    shutil.copy(ROOT / "samples" / "english-page.html", tmp_path / "article.html")
    (tmp_path / name).write_text(script.replace("127.0.0.1:8000", f"127.0.0.1:{house.port}"))
    env = {"PATH": "/usr/bin:/bin:/usr/local/bin", "REFORMAT_KEY": "any", "no_proxy": "*"}
    try:
        said = subprocess.run([program, name], cwd=tmp_path, env=env, capture_output=True, check=True, text=True).stdout
    finally:
        house.close()
    assert said == "done\n" and (tmp_path / "article.epub").read_bytes()[:2] == b"PK"
