"""Processes: work done by this process and copies of it, each taking the next share when it has done the last.

A forked copy knows all that this process knows, and starts in a few milliseconds; multiprocessing is imported only
where forking is not to be had.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO, NoReturn, TypeVar

from exlint.values import NamedTuple

_Work = TypeVar("_Work")
_Result = TypeVar("_Result")

_MOST_SHARES = 256
"""Shares are told by one byte, which is read whole or not at all."""


class WorkerDied(Exception):
    """A process ended before it had sent its results, as when the system ran out of memory."""

    def __init__(self, status: int | None) -> None:
        super().__init__(f"a worker process died (exit status {status}); try again with --jobs 1")


def shared(work: Sequence[_Work], do: Callable[[_Work], _Result], processes: int) -> Iterator[_Result]:
    """What `do` makes of each piece of work, in no order; this process is one of the `processes`.

    Raises WorkerDied when another process ends too early; what `do` raises ends the process that called it.
    """
    if not hasattr(os, "fork"):
        yield from _pooled(work, do, processes)
        return
    shares = min(_MOST_SHARES, len(work))
    queue = _queue(shares)

    def results() -> Iterator[_Result]:
        while token := os.read(queue, 1):
            yield from map(do, work[token[0] :: shares])

    workers: list[_Worker] = []
    try:
        workers.extend(_fork(results) for _ in range(1, processes))
        yield from results()
        while workers:
            found = _receive(workers[-1])
            status = _wait(workers.pop())
            if found is None:
                raise WorkerDied(status)
            yield from found
    finally:
        os.close(queue)
        for worker in workers:
            _stop(worker)


class _Worker(NamedTuple):
    """A forked process, and where it sends the list of its results."""

    pid: int
    results: BinaryIO


def _queue(shares: int) -> int:
    """The end of a pipe that holds one byte for each share, and then no more."""
    reading, writing = os.pipe()
    os.write(writing, bytes(range(shares)))
    os.close(writing)
    return reading


def _fork(results: Callable[[], Iterator[object]]) -> _Worker:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _work(results, writing)
    os.close(writing)
    return _Worker(pid, open(reading, "rb"))  # noqa: PTH123  # a descriptor is no path


def _work(results: Callable[[], Iterator[object]], writing: int) -> NoReturn:
    """What a forked process does. It never returns to the code that it was copied from."""
    import pickle
    from signal import SIG_IGN, SIGINT, signal

    status = 1
    try:
        # An interrupt reaches every process of the terminal's group; the one that the user started says so for all.
        signal(SIGINT, SIG_IGN)
        # Each is pickled when it is there: whoever is at it leaves the next share to the others.
        pickled = [pickle.dumps(each, pickle.HIGHEST_PROTOCOL) for each in results()]
        with open(writing, "wb") as stream:
            pickle.dump(len(pickled), stream)
            stream.writelines(pickled)
        status = 0
    finally:
        os._exit(status)


def _receive(worker: _Worker) -> Any:
    """The list of a process's results; None where it ended before it had sent them."""
    import pickle

    try:
        count = pickle.load(worker.results)  # noqa: S301  # of a copy of this very process
        return [pickle.load(worker.results) for _ in range(count)]  # noqa: S301  # as above
    except (EOFError, pickle.UnpicklingError):
        return None


def _wait(worker: _Worker) -> int:
    """The exit status of a process, once it has ended."""
    worker.results.close()
    _, status = os.waitpid(worker.pid, 0)
    return os.waitstatus_to_exitcode(status)


def _stop(worker: _Worker) -> None:
    """End a process whose results are wanted no more."""
    from signal import SIGTERM

    os.kill(worker.pid, SIGTERM)
    _wait(worker)


def _pooled(work: Sequence[_Work], do: Callable[[_Work], _Result], processes: int) -> Iterator[_Result]:
    """The same without forking: processes that start anew and are sent all they need."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(processes) as pool:
        try:
            yield from pool.map(do, work, chunksize=-(-len(work) // (2 * processes)))
        except BrokenProcessPool:
            raise WorkerDied(None) from None
