"""The other side of `reading_process`: takes pieces of work, one after the other.

Only that process imports this module.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import traceback
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO

from wardstats.errors import WardstatsError
from wardstats.language import using_language

_GRACE = 5.0  # seconds after which we end ourselves, should nobody else have done it


def serve() -> None:
    """Answer until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    _hide_libraries()
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    gc.disable()  # a job is short, and cleared up after
    start = None
    _send(answers, "ready")
    while True:
        try:
            request = pickle.load(requests)
        except EOFError:
            os._exit(0)  # nothing to clear up, and nobody to wait for it
        if start is None:  # the first work has brought its imports: not looked through again
            start = _mapped_memory()
            gc.freeze()
        _send(answers, "taken")
        _send(answers, _answer(start, *request))
        request = None
        gc.collect()


def _answer(start: int, language: str, memory: int, seconds: float, job: Any) -> tuple[str, Any]:
    try:
        _limit(start + memory if start else 0, seconds + _GRACE)
        with using_language(language):
            return "done", job()
    except MemoryError:
        return "memory", None
    except WardstatsError as error:
        return "raised", error
    except Exception as error:  # an error of ours: where it arose is told with it
        error.add_note(f"In the reading process:\n{traceback.format_exc()}")
        return "raised", error
    finally:
        _limit(0, 0)


def _send(answers: BinaryIO, message: Any) -> None:
    try:
        text = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
        if message[0] == "raised":
            pickle.loads(text)
    except Exception:  # the error of a library, which cannot be pickled
        lines = [repr(message[1]), *getattr(message[1], "__notes__", [])]
        text = pickle.dumps(("raised", RuntimeError("\n".join(lines))))
    answers.write(text)
    answers.flush()


def _hide_libraries() -> None:
    """Leave out what takes long to import and is not needed: tables, arrays, pictures.

    openpyxl goes on without numpy, and without Pillow, which would decode pictures of unknown
    origin. Tables are made on the other side.
    """
    sys.modules["pandas"] = ModuleType("pandas")
    for name in ("numpy", "PIL"):
        sys.modules[name] = None  # type: ignore[assignment] # "is not there"


def _mapped_memory() -> int:
    """Return the bytes of memory mapped; 0 where the system does not say so."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _limit(memory: int, seconds: float) -> None:
    """Limit ourselves, where the system can; 0 lifts a limit."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    signal.setitimer(signal.ITIMER_REAL, seconds)  # its signal ends the process
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = memory or hard
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
