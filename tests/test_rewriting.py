"""One file in the place of another: whole, or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from exlint.rewriting import NotRewritten, remove_leftovers, rewrite
from exlint.source import Source, read_source


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.md"
    path.write_bytes("\ufeffone\r\ntwo".encode())
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mended(path: Path) -> tuple[Source, Source]:
    before = read_source(path, path.name)
    return before, Source(before.path, before.text.replace("one", "1"), bom=before.bom)


def test_every_other_byte_stays(page: Path) -> None:
    rewrite(page, *mended(page), within=[page])
    assert page.read_bytes() == "\ufeff1\r\ntwo".encode()
    assert names(page.parent) == ["page.md"]


def test_the_mode_stays(page: Path) -> None:
    page.chmod(0o640)
    rewrite(page, *mended(page), within=[page.parent])
    assert stat.S_IMODE(page.stat().st_mode) == 0o640


def test_a_link_stays_a_link(page: Path) -> None:
    link = page.with_name("link.md")
    link.symlink_to(page.name)
    rewrite(link, *mended(link), within=[page.parent])
    assert link.is_symlink()
    assert page.read_bytes().endswith(b"1\r\ntwo")


def test_what_a_link_leads_to_outside_stays_as_it_is(page: Path, tmp_path: Path) -> None:
    inside = tmp_path / "content"
    inside.mkdir()
    link = inside / "link.md"
    link.symlink_to(page)
    before = page.read_bytes()
    with pytest.raises(NotRewritten, match="leads out of the given paths"):
        rewrite(link, *mended(link), within=[inside])
    assert page.read_bytes() == before


def test_a_file_changed_since_it_was_read_stays_as_it_is(page: Path) -> None:
    before, after = mended(page)
    page.write_text("somebody else's words", encoding="utf-8")
    with pytest.raises(NotRewritten, match="changed since it was read"):
        rewrite(page, before, after, within=[page])
    assert page.read_text(encoding="utf-8") == "somebody else's words"
    assert names(page.parent) == ["page.md"]


def test_a_file_that_is_not_writable_stays_as_it_is(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exlint.rewriting.os.access", lambda *_: False)  # root may write what it likes
    with pytest.raises(NotRewritten, match="not writable"):
        rewrite(page, *mended(page), within=[page])


def test_a_full_disk_leaves_the_old_file(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    before = page.read_bytes()
    monkeypatch.setattr("exlint.rewriting.os.fsync", full)
    with pytest.raises(NotRewritten, match="No space left"):
        rewrite(page, *mended(page), within=[page])
    assert page.read_bytes() == before
    assert names(page.parent) == ["page.md"]


def test_leftovers_of_dead_processes_go_and_others_stay(tmp_path: Path) -> None:
    dead = tmp_path / ".exlint-99999999-page.md.tmp"
    alive = tmp_path / f".exlint-{os.getppid()}-page.md.tmp"
    others = tmp_path / ".exlint.yaml"
    for path in (dead, alive, others):
        path.touch()
    remove_leftovers([tmp_path, tmp_path / "missing"])
    assert names(tmp_path) == sorted([alive.name, others.name])
