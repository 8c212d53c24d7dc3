"""Mending from the command line: what is written, what is only shown, and what is refused."""

from __future__ import annotations

import os
import pty
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TWICE = """\
# Suitcase Carry

- **Target Muscle:** Obliques
- **Secondary Muscles:** Forearms, Traps

## Steps

1. Pick up one weight and stand tall.
2. Walk without leaning.

## FAQ

### How far should I walk?

About thirty metres.

### How far should I walk?

About thirty metres. Change hands halfway.
"""
ONCE = TWICE.replace("### How far should I walk?\n\nAbout thirty metres.\n\n", "", 1)
DIFFERENT = TWICE.replace("Suitcase Carry", "Farmer Carry").replace(
    "About thirty metres.\n", "Until the grip fails.\n", 1
)
MENDED = ONCE.replace("Suitcase Carry", "Farmer Carry")
COMMAND = [sys.executable, "-c", "from exlint.cli import main; main()"]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "twice.md").write_text(TWICE, encoding="utf-8")
    (tmp_path / "different.md").write_text(DIFFERENT, encoding="utf-8")
    return tmp_path


def exlint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=60
    )


def text(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


def test_safe_fixes_are_written_and_the_rest_reported(content: Path) -> None:
    done = exlint(content, "check", "--fix", ".")
    assert done.returncode == 1
    assert (text(content, "twice.md"), text(content, "different.md")) == (ONCE, DIFFERENT)
    assert done.stderr == "1 finding mended in 1 file\n"
    assert "different.md:17" in done.stdout
    assert "twice.md" not in done.stdout


def test_unsafe_fixes_are_written_when_asked_for(content: Path) -> None:
    done = exlint(content, "check", "--fix", "--unsafe-fixes", "--show-fixes", ".")
    assert done.returncode == 0
    assert "FAQ001  remove the first of the two; the second says it too, and more" in done.stderr
    assert text(content, "different.md") == DIFFERENT.replace(
        "### How far should I walk?\n\nUntil the grip fails.\n\n", ""
    )


def test_the_diff_writes_nothing_and_is_what_fixing_does(content: Path) -> None:
    done = exlint(content, "check", "--diff", ".")
    assert done.returncode == 1
    assert text(content, "twice.md") == TWICE
    git = shutil.which("git") or "git"
    subprocess.run([git, "apply", "-"], cwd=content, input=done.stdout, encoding="utf-8", check=True)
    assert text(content, "twice.md") == ONCE
    assert exlint(content, "check", "--diff", ".").returncode == 0


def test_fix_only_does_not_report_what_is_left(content: Path) -> None:
    done = exlint(content, "check", "--fix-only", ".")
    assert (done.returncode, done.stdout) == (0, "")
    assert text(content, "twice.md") == ONCE


def test_what_cannot_be_written_is_an_error_of_the_run(content: Path) -> None:
    inside = content / "inside"
    inside.mkdir()
    (inside / "link.md").symlink_to(content / "twice.md")
    done = exlint(content, "check", "--fix", "inside")
    assert done.returncode == 2
    assert "the link leads out of the given paths" in done.stderr
    assert text(content, "twice.md") == TWICE


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--unsafe-fixes"], "--unsafe-fixes goes with --fix"),
        (["--show-fixes"], "--show-fixes goes with --fix"),
        (["--diff", "--fix"], "--diff writes nothing"),
        (["--fix", "-"], "standard input cannot be mended"),
    ],
)
def test_options_that_make_no_sense_together_are_refused(content: Path, arguments: list[str], message: str) -> None:
    done = exlint(content, "check", *arguments)
    assert done.returncode == 2
    assert message in done.stderr


def test_asking_needs_a_terminal(content: Path) -> None:
    done = exlint(content, "fix", "--interactive")
    assert done.returncode == 2
    assert "asks on a terminal" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answers", "different", "twice"),
    [
        (["?", "n", "y"], DIFFERENT, ONCE),
        (["a"], MENDED, ONCE),
        (["y", "q"], MENDED, TWICE),
        (["q"], DIFFERENT, TWICE),
    ],
)
def test_on_a_terminal_each_fix_is_shown_and_asked_about(
    content: Path, answers: list[str], different: str, twice: str
) -> None:
    shown = on_a_terminal(content, answers)
    assert "Until the grip fails" in shown
    assert (text(content, "different.md"), text(content, "twice.md")) == (different, twice)


def on_a_terminal(folder: Path, answers: list[str]) -> str:
    """What `exlint fix -i` writes on a terminal where somebody answers like this."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execv(COMMAND[0], [*COMMAND, "fix", "-i", "--color", "never"])
    waiting = iter(answers)
    shown = b""
    while select.select([terminal], [], [], 30)[0]:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # the process has closed its side
            break
        shown += part
        if shown.endswith(b"? for help] "):
            os.write(terminal, next(waiting).encode() + b"\n")
    os.close(terminal)
    os.waitpid(process, 0)
    return shown.decode()


@pytest.mark.slow
def test_a_run_that_is_killed_leaves_every_file_whole(tmp_path: Path) -> None:
    pages = [tmp_path / f"{number}.md" for number in range(60)]
    randomly = random.Random(7)
    for _ in range(5):
        for page in pages:
            page.write_text(TWICE, encoding="utf-8")
        process = subprocess.Popen([*COMMAND, "check", "--fix-only", "."], cwd=tmp_path, stderr=subprocess.DEVNULL)
        while process.poll() is None and text(tmp_path, "0.md") == TWICE:
            time.sleep(0.001)
        time.sleep(randomly.uniform(0, 0.03))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert {text(tmp_path, page.name) for page in pages} <= {TWICE, ONCE}
    assert exlint(tmp_path, "check", "--fix-only", ".").returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(page.name for page in pages)
