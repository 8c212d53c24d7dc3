"""The data that comes with exlint is found and read, compiled or not, and never stale."""

from __future__ import annotations

import json
import marshal
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from exlint import shipped

CHECKOUT = Path(__file__).parents[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small checkout: one vocabulary, one profile, one rule."""
    for name, text in {
        "schemas/vocabulary/muscles.yaml": "glutes: {words: [glutes, gluteals]}\n",
        "schemas/profiles/article.yaml": "# shape\nheadings: {steps: [How to]}\n",
        "rules/faq/empty-answer.yaml": "id: empty-answer\ncode: FAQ004\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    return home / "exlint"


def test_gives_each_file_under_its_name(folder: Path) -> None:
    assert shipped.load(folder) == {
        "vocabulary": {"muscles": {"glutes": {"words": ["glutes", "gluteals"]}}},
        "profiles": {"article": {"headings": {"steps": ["How to"]}}},
        "presets": {},
        "rules": {"faq/empty-answer.yaml": {"id": "empty-answer", "code": "FAQ004"}},
    }


def test_second_load_does_not_parse(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = shipped.load(folder)

    def parse_again(_: Path) -> bytes:
        pytest.fail("YAML was parsed although nothing changed")

    monkeypatch.setattr(shipped, "compile_shipped", parse_again)
    assert shipped.load(folder) == first


@pytest.mark.parametrize("change", ["edited", "added", "removed"])
def test_stale_form_is_renewed(folder: Path, cache: Path, change: str) -> None:
    shipped.load(folder)
    rule = folder / "rules/faq/empty-answer.yaml"
    if change == "edited":
        rule.write_text("id: empty-answer\ncode: FAQ009\n", encoding="utf-8")
        status = rule.stat()
        os.utime(rule, ns=(status.st_atime_ns, status.st_mtime_ns + 1))  # the same size, within the clock's grain
    elif change == "added":
        rule.with_name("same-answer.yaml").write_text("id: same-answer\n", encoding="utf-8")
    else:
        rule.unlink()
    assert shipped.load(folder) == marshal.loads(shipped.compile_shipped(folder))
    assert len(list(cache.iterdir())) == 1, "a checkout keeps one compiled form, however often it changes"


def test_damaged_form_is_renewed(folder: Path, cache: Path) -> None:
    expected = shipped.load(folder)
    (kept,) = cache.iterdir()
    kept.write_bytes(kept.read_bytes()[:-9])
    assert shipped.load(folder) == expected


def test_two_checkouts_do_not_share(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    assert shipped.load(folder) != shipped.load(other)
    assert shipped.load(folder)["rules"]


def test_cache_that_cannot_be_written_is_no_error(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "occupied").write_text("a file where a folder should be", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "occupied"))
    assert shipped.load(folder)["rules"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("id: a\nid: b\n", 2),
        ("id: a\nwith: [1, 2\ncode: b\n", 3),
        ("id: a\nsince: 2024-05-01\n", 2),
        ("id: a\nwith:\n  most: .inf\n", 3),
        ("id: a\nwith:\n  1: one\n", 3),
        ("id: caf\xe9\n", 1),
    ],
    ids=["duplicate key", "malformed", "date", "infinity", "number as key", "latin-1"],
)
def test_unusable_yaml_names_file_line_and_remedy(folder: Path, text: str, line: int) -> None:
    rule = folder / "rules/faq/empty-answer.yaml"
    rule.write_bytes(text.encode("latin-1"))
    with pytest.raises(shipped.ShippedDataError) as caught:
        shipped.load(folder)
    assert (caught.value.path, caught.value.line) == (rule, line)
    assert str(caught.value).startswith(f"{rule}:{line}: ")
    assert caught.value.remedy


def test_checkout_is_found_from_the_package() -> None:
    assert shipped.root() == CHECKOUT
    assert isinstance(shipped.load(), dict)


@pytest.mark.slow
def test_wheel_holds_what_the_checkout_holds(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = "import json; from exlint import shipped; print(json.dumps([str(shipped.root()), shipped.load()]))"
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {program}"],
        check=True,
        capture_output=True,
        text=True,
    )
    where, content = json.loads(done.stdout)
    assert where == str(tmp_path / "exlint/_shipped")
    assert content == json.loads(json.dumps(shipped.load()))
    for part in ("schemas", "rules"):
        assert _tree(tmp_path / "exlint/_shipped" / part) == _tree(CHECKOUT / part)
    assert (tmp_path / "exlint/py.typed").exists()


def _tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
