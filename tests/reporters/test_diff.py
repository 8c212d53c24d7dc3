"""The diff of mended files is what git applies, whatever ends their lines."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from exlint.fixing import Fixed
from exlint.reporters.diff import render_diff
from exlint.source import Source, read_source

GIT = shutil.which("git") or "git"


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("page.md", "one\ntwo\nthree\n", "one\n2\nthree\n"),
        ("page.md", "one\ntwo", "one\n2"),
        ("page.md", "one\ntwo\n", "one"),
        ("windows.md", "one\r\ntwo\r\nthree", "one\r\nthree"),
        ("with spaces.md", "one\n", "1\n"),
        ("deep/er/m\u00fcsli.md", "a\u2028b\x0cc\n", "a\u2028b\x0cd\n"),
    ],
)
@pytest.mark.parametrize("bom", [False, True])
def test_git_applies_it(tmp_path: Path, name: str, before: str, after: str, *, bom: bool) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((("\ufeff" if bom else "") + before).encode())
    fixed = Fixed(read_source(path, name), Source(name, after, bom=bom))
    subprocess.run([GIT, "init", "-q"], cwd=tmp_path, check=True)
    diff = render_diff([fixed])
    done = subprocess.run([GIT, "apply", "-"], cwd=tmp_path, input=diff.encode(), capture_output=True, check=False)
    assert done.stderr == b""
    assert path.read_bytes() == (("\ufeff" if bom else "") + after).encode()


def test_a_file_that_stays_as_it_is_has_no_diff() -> None:
    source = Source("page.md", "one\n")
    assert render_diff([Fixed(source, source)]) == ""
