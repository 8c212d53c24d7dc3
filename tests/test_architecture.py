"""The promises of the whole house: imports go down, modules stay small, start-up stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
MODULES = sorted((CHECKOUT / "src/exlint").rglob("*.py"))
MOST_LINES = 400
HEAVY = {"jsonschema", "ruamel", "rapidfuzz"}

PAGE = """\
# Wall Sit

- **Target Muscle:** Quadriceps
- **Equipment:** Body weight

## How to perform

1. Lean your back flat against a wall and walk your feet forward.
2. Slide down until your thighs are level with the floor.
3. Hold, then push through your heels to stand.
"""


def _modules_after(program: str, *arguments: str, cwd: Path = CHECKOUT) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after a program, given on its last line."""
    program = f"import sys\n{program}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=cwd, check=True, capture_output=True, text=True
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.slow
def test_imports_go_down_the_floors() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"], cwd=CHECKOUT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(CHECKOUT / "src").as_posix())
def test_module_is_small_and_says_its_thought(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert text.count("\n") <= MOST_LINES
    assert ast.get_docstring(ast.parse(text)), "a module starts with the one thought it holds"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(CHECKOUT / "src").as_posix())
def test_named_tuples_are_those_of_exlint(module: Path) -> None:
    imported = {
        name.name
        for each in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(each, ast.ImportFrom) and each.module == "typing"
        for name in each.names
    }
    assert "NamedTuple" not in imported or module.name == "values.py", "exlint.values.NamedTuple starts faster"


def test_start_loads_nothing_heavy() -> None:
    assert not HEAVY & _modules_after("import exlint.cli")


def test_checking_a_page_parses_no_yaml_and_validates_no_schema(tmp_path: Path) -> None:
    (tmp_path / "wall-sit.md").write_text(PAGE, encoding="utf-8")
    program = "from exlint.cli import run\nassert run(['check', *sys.argv[1:]]) == 0"
    _modules_after(program, "wall-sit.md", cwd=tmp_path)  # where the compiled form of a checkout is stale, renew it
    assert not {"jsonschema", "ruamel"} & _modules_after(program, "wall-sit.md", cwd=tmp_path)
