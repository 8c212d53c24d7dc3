"""Work shared among processes: all of it is done once, and a process that dies is no silent loss."""

from __future__ import annotations

import os
import signal

import pytest

from exlint.processes import WorkerDied, shared

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="where there is no forking, a pool of the library's")


@pytest.mark.parametrize(("pieces", "processes"), [(1, 2), (9, 3), (2000, 2)])
def test_every_piece_is_done_once(pieces: int, processes: int) -> None:
    assert sorted(shared(range(pieces), lambda piece: piece * 2, processes)) == list(range(0, pieces * 2, 2))


def test_the_processes_are_several() -> None:
    def where(piece: int) -> tuple[int, int]:
        signal.sigtimedwait([], 0.01)  # leave some to the others
        return piece, os.getpid()

    assert len({process for _, process in shared(range(100), where, 2)}) == 2


@pytest.mark.parametrize("how", [signal.SIGKILL, None])
def test_a_process_that_dies_is_told(how: signal.Signals | None) -> None:
    start = os.getpid()

    def die_elsewhere(piece: int) -> int:
        if os.getpid() == start:
            signal.sigtimedwait([], 0.01)
        elif how is None:
            raise MemoryError
        else:
            os.kill(os.getpid(), how)
        return piece

    with pytest.raises(WorkerDied, match=r"exit status -9" if how else "exit status 1"):
        list(shared(range(200), die_elsewhere, 2))


def test_who_stops_listening_leaves_no_process_behind() -> None:
    def slow(piece: int) -> int:
        signal.sigtimedwait([], 0.05)
        return piece

    next(shared(range(2000), slow, 3))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
