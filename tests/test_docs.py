"""The docs tell the truth: generated pages are fresh, and what a page shows of the terminal is what the terminal shows.

A block of README.md or docs/guides/your-own-rules.md says in a comment before it how it is checked:

    <!-- run: exit status 1 -->     its command lines are run; what follows `$ command` must be the output, in which a
                                    line [...] stands for any number of lines
    <!-- file: PATH -->             it is the content of a file that the blocks after it use
    <!-- hook -->                   it is a configuration for pre-commit

Commands run in a folder that holds examples/; those that name `content` run in examples/, as in a content repository.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest
from ruamel.yaml import YAML

from exlint.cli import COMMANDS
from exlint.config import Choices
from exlint.refusals import REFUSALS
from exlint.settings import Plan, every_rule

CHECKOUT = Path(__file__).parents[1]
README = CHECKOUT / "README.md"
GUIDE = CHECKOUT / "docs/guides/your-own-rules.md"
PAGES = [README, *sorted(CHECKOUT.glob("*.md")), *sorted((CHECKOUT / "docs").rglob("*.md"))]
BLOCK = re.compile(
    r"(?:^<!-- (?P<mark>[^>]*) -->\n)?^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)
LEFT_OUT = "[...]"


class Block(NamedTuple):
    """A fenced block with the comment that says how it is checked."""

    mark: str
    language: str
    text: str


class Shown(NamedTuple):
    """A command as a page shows it, with its output where that is shown too."""

    command: str
    output: list[str] | None
    status: int


def _blocks(page: Path) -> list[Block]:
    found = BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [Block(each["mark"] or "", each["language"], each["text"]) for each in found]


def _shown(block: Block) -> Iterator[Shown]:
    status = int(block.mark.removeprefix("run: exit status "))
    if block.language != "console":
        yield from (Shown(line, None, status) for line in block.text.splitlines())
        return
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, *output = part.splitlines()
        yield Shown(command, output, status)


def _run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program, *arguments = shlex.split(command)
    assert program == "exlint"
    cwd = folder / "examples" if "content" in arguments and (folder / "examples").is_dir() else folder
    plain = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "FORCE_COLOR")}
    return subprocess.run(
        [Path(sys.executable).with_name("exlint"), *arguments],
        cwd=cwd,
        env=plain | {"PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def _matches(shown: list[str], printed: list[str]) -> bool:
    """Whether the lines printed are the lines shown, with any lines where the page leaves some out."""
    if not shown:
        return not printed
    if shown[0] == LEFT_OUT:
        return any(_matches(shown[1:], printed[skipped:]) for skipped in range(len(printed) + 1))
    return bool(printed) and printed[0] == shown[0] and _matches(shown[1:], printed[1:])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds the examples."""
    shutil.copytree(CHECKOUT / "examples", tmp_path / "examples")
    return tmp_path


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", CHECKOUT / "docs/generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_fresh(generator: ModuleType) -> None:
    assert generator.stale() == [], "run python docs/generate.py"


def test_the_generator_tells_and_mends_what_is_stale(
    generator: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(generator, "DOCS", tmp_path)
    assert generator.main([]) == 0
    assert generator.main(["--check"]) == 0
    changed, surplus = tmp_path / "rules/duplicate-question.md", tmp_path / "rules/no-such-rule.md"
    changed.write_text("old", encoding="utf-8")
    surplus.write_text("old", encoding="utf-8")
    capsys.readouterr()
    assert generator.main(["--check"]) == 1
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
        "docs/rules/duplicate-question.md",
        "docs/rules/no-such-rule.md",
    ]
    assert generator.main([]) == 0
    assert changed.read_text(encoding="utf-8") != "old"
    assert not surplus.exists()


@pytest.mark.parametrize("url", [*(rule.url for rule in every_rule(())), *(refusal.url for refusal in REFUSALS)])
def test_every_url_of_a_report_is_a_page(url: str) -> None:
    assert (CHECKOUT / url).is_file()


@pytest.mark.slow
@pytest.mark.parametrize(
    "shown", [shown for block in _blocks(README) if block.mark.startswith("run") for shown in _shown(block)]
)
def test_readme_shows_what_the_terminal_shows(shown: Shown, folder: Path) -> None:
    _assert_true(shown, folder)


@pytest.mark.slow
def test_the_guide_leads_to_a_working_rule(tmp_path: Path) -> None:
    commands = 0
    for block in _blocks(GUIDE):
        kind, _, path = block.mark.partition(": ")
        if kind == "file":
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(block.text, encoding="utf-8")
        else:
            for shown in _shown(block):
                commands += 1
                _assert_true(shown, tmp_path)
    assert commands


def _assert_true(shown: Shown, folder: Path) -> None:
    done = _run(shown.command, folder)
    assert done.returncode == shown.status, done.stdout
    if shown.output is not None:
        assert _matches(shown.output, done.stdout.splitlines()), done.stdout


@pytest.mark.slow
def test_commands_in_the_text_of_the_readme_run(folder: Path) -> None:
    commands = re.findall(r"`(exlint [^`]+)`", README.read_text(encoding="utf-8"))
    assert {command.split()[1] for command in commands} == set(COMMANDS)
    for command in commands:
        assert _run(command, folder).returncode in (0, 1), command


def test_every_command_block_of_the_readme_is_checked() -> None:
    blocks = [block for block in _blocks(README) if re.search(r"^(?:\$ )?exlint", block.text, re.MULTILINE)]
    assert blocks
    assert all(block.mark.startswith("run: exit status ") for block in blocks)


def test_options_named_in_the_readme_exist() -> None:
    known = "".join(_run(f"exlint {command} --help", CHECKOUT).stdout for command in COMMANDS)
    text = re.sub(r"pip install --editable", "", README.read_text(encoding="utf-8"))
    named = set(re.findall(r"(?<![\w<!-])--[a-z][a-z-]+", text))
    assert named
    assert {option for option in named if option not in known} == set()


def test_the_hook_of_the_readme_is_the_one_that_ships() -> None:
    (block,) = (block for block in _blocks(README) if block.mark == "hook")
    yaml = YAML(typ="safe")
    used = yaml.load(block.text)["repos"][0]["hooks"][0]["id"]
    assert used in {hook["id"] for hook in yaml.load((CHECKOUT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(CHECKOUT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"^(~{3,}|`{3,}).*?^\1$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose)
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_example_of_a_configuration_can_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (example,) = (block.text for block in _blocks(CHECKOUT / "docs/configuration.md") if block.language == "yaml")
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".exlint.yaml").write_text(example, encoding="utf-8")
    config, _ = Plan(Choices()).config(tmp_path)
    assert {"extends", "rules", "overrides", "vocabulary", "suppress"} <= set(config.origins)
    assert Plan(Choices()).of(tmp_path / "data/a.json").profile == "exercisedb"
