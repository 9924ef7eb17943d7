"""The language messages and figures are written in: Vietnamese first, English complete.

Code holds English texts; `locale/vi/` holds the Vietnamese of each,
a file a floor. The choice is a context
variable, so two reports in two languages may be made side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib import resources

LANGUAGES = ("vi", "en")

_language: ContextVar[str] = ContextVar("wardstats_language", default="vi")


def current_language() -> str:
    """Return the code of the language in use."""
    return _language.get()


def set_language(language: str) -> None:
    """Write in this language from here on.

    Raises
    ------
    ValueError
        The language is not one of `LANGUAGES`.
    """
    _language.set(_require_language(language))


@contextmanager
def using_language(language: str) -> Iterator[None]:
    """Write in this language inside the block only.

    Examples
    --------
    >>> with using_language("en"):
    ...     translate("Findings")
    'Findings'
    """
    token = _language.set(_require_language(language))
    try:
        yield
    finally:
        _language.reset(token)


def translate(message: str) -> str:
    """Say this English message in the language in use.

    Examples
    --------
    >>> translate("Findings")
    'Những điểm cần xem lại'
    """
    if current_language() == "en":
        return message
    return messages(current_language()).get(message, message)


@cache
def messages(language: str) -> dict[str, str]:
    """Read the messages of one language: English text to its translation."""
    from babel.messages.pofile import read_po  # noqa: PLC0415 - not needed for English

    folder = resources.files("wardstats") / "locale" / language
    texts: dict[str, str] = {}
    for source in folder.iterdir():
        with source.open("rb") as file:
            catalog = read_po(file, locale=language)
        texts |= {str(entry.id): str(entry.string) for entry in catalog if entry.id}
    return {message: text for message, text in texts.items() if text}


def _require_language(language: str) -> str:
    if language not in LANGUAGES:
        problem = f"{language!r} is not a language of wardstats; it writes {', '.join(LANGUAGES)}"
        raise ValueError(problem)
    return language
