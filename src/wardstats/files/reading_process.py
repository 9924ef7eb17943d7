"""Does work on a file in a process of its own, under limits of memory and time.

Whatever a file does to its reader, the notebook's kernel lives on. The process is started at
the first need and kept for the next one, so that only the first reading waits for its imports. It
ends with us: it sees the end of its input.

A helper started by `python -c` is used rather than `multiprocessing`: that would run the script of
an analyst, who has no `if __name__ == "__main__"`, a second time. A fork of a kernel, which has
threads, could hang.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Timer
from typing import Any, TypeVar

from wardstats.files.refusals import MEGABYTE, refuse_file, save_it_again
from wardstats.language import current_language
from wardstats.language import translate as _

T = TypeVar("T")
_START = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer);"
    "from wardstats.files.reading_worker import serve; serve()"
)
_MOST_READINGS = 100  # a process is then replaced, before its memory is in pieces
_MOST_IDLE = 2


@dataclass(frozen=True, slots=True)
class ProcessLimits:
    """What one piece of work may take; memory is limited on Linux only."""

    memory: int = 1_000 * MEGABYTE  # beyond what the process has after its imports
    seconds: float = 60.0


class ReadingFailedError(Exception):
    """The process ended, or said that it cannot go on; the argument says why."""


class ReadingProcess:
    """The other process, as it is seen from here."""

    def __init__(self) -> None:
        self.readings = 0
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # an interrupted cell does not interrupt this process
        )
        self._is_ready = False
        with suppress(OSError):  # it shows below, when it is not ready
            self._send(sys.path)

    @property
    def pid(self) -> int:
        """Number of the process."""
        return self._process.pid

    def is_alive(self) -> bool:
        """Tell whether the process can take more work."""
        return self._process.poll() is None and self.readings < _MOST_READINGS

    def ask(self, job: Callable[[], T], limits: ProcessLimits) -> T:
        """Let the process call `job`, and return or raise what that did.

        Raises
        ------
        ReadingFailedError
            With `time`, `memory`, `end`, or `idle`: it had ended before it took up this work.
        """
        is_late = Event()
        timer = Timer(limits.seconds, self._stop_late, (is_late,))
        timer.daemon = True
        timer.start()
        self.readings += 1
        is_taken = False
        try:
            self._wait_until_ready(is_late)
            self._send((current_language(), limits.memory, limits.seconds, job))
            is_taken = self._receive() == "taken"
            outcome, answer = self._receive()
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            self.end()
            reason = "end" if is_taken or self.readings == 1 else "idle"
            raise ReadingFailedError("time" if is_late.is_set() else reason) from error
        except BaseException:  # interrupted: what comes now would answer the wrong question
            self.end()
            raise
        finally:
            timer.cancel()
        if outcome == "memory":
            self.end()
            raise ReadingFailedError(outcome)
        if outcome == "raised":
            raise answer
        result: T = answer
        return result

    def _stop_late(self, is_late: Event) -> None:
        is_late.set()
        self._process.kill()

    def _wait_until_ready(self, is_late: Event) -> None:
        if self._is_ready:
            return
        try:
            self._is_ready = self._receive() == "ready"
        except EOFError:
            if is_late.is_set():
                raise
            self.end()
            problem = f"the reading process does not start: {sys.executable} -P -c '{_START}'"
            raise RuntimeError(problem) from None

    def _send(self, message: Any) -> None:
        assert self._process.stdin is not None
        pickle.dump(message, self._process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
        self._process.stdin.flush()

    def _receive(self) -> Any:
        assert self._process.stdout is not None
        return pickle.load(self._process.stdout)

    def end(self) -> None:
        """End the process, and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what could not be written any more
                    pipe.close()


_idle: list[ReadingProcess] = []
_of_our_parent: list[ReadingProcess] = []


def run_apart(job: Callable[[], T], path: Path, limits: ProcessLimits | None = None) -> T:
    """Call `job` in another process, which works on the file `path`; return what it returns.

    Parameters
    ----------
    job
        A function of a module with its arguments bound (`functools.partial`); it and what it
        returns go through pickle. It may make no tables: there is no pandas in that process.

    Raises
    ------
    SourceError
        `too_large`: it took more memory or time than allowed; `unsafe_archive`: the process died.
        And whatever `job` raises.
    """
    limits = limits or ProcessLimits()
    try:
        return _ask(_take_process(), job, limits)
    except ReadingFailedError as error:
        reason = str(error)
    try:
        if reason == "idle":  # not the fault of this file
            return _ask(ReadingProcess(), job, limits)
    except ReadingFailedError as error:
        reason = str(error)
    raise _refusal(path, reason, limits)


def _ask(process: ReadingProcess, job: Callable[[], T], limits: ProcessLimits) -> T:
    try:
        return process.ask(job, limits)
    finally:
        _give_back(process)


def _take_process() -> ReadingProcess:
    while _idle:
        process = _idle.pop()
        if process.is_alive():
            return process
        process.end()
    return ReadingProcess()


def _give_back(process: ReadingProcess) -> None:
    if process.is_alive() and len(_idle) < _MOST_IDLE:
        _idle.append(process)
    else:
        process.end()


def _refusal(path: Path, reason: str, limits: ProcessLimits) -> Exception:
    remedy = save_it_again()
    if reason == "time":
        problem = _("reading the file took more than {seconds} seconds; it was ended.")
        return refuse_file(path, "too_large", problem.format(seconds=f"{limits.seconds:g}"), remedy)
    if reason == "memory":
        problem = _("reading the file took more than {size} MB of memory; it was ended.")
        return refuse_file(
            path, "too_large", problem.format(size=limits.memory // MEGABYTE), remedy
        )
    return refuse_file(
        path, "unsafe_archive", _("reading the file ended the process that read it."), remedy
    )


def _end_idle() -> None:
    while _idle:
        _idle.pop().end()


def _leave_to_parent() -> None:
    """After a fork the processes are still our parent's: keep them, use none."""
    _of_our_parent.extend(_idle)
    _idle.clear()


atexit.register(_end_idle)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_to_parent)
