"""The Vietnamese messages are complete, exact, and none of them is left over."""

import unicodedata
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).parents[2] / "src" / "wardstats"
SAME_IN_BOTH = {
    "{problem}.": "what the schema says, only with a full stop",
    "{sector}, {period}": "a comma parts a caption's two names in both languages",
}


def extract_messages() -> list[str]:
    """Every message of the code once, in the order it is met."""
    found = extract_from_dir(
        PACKAGE, method_map=[("**.py", "python")], keywords={"_": None, "translate": None}
    )
    return list(dict.fromkeys(message for _file, _line, message, *_rest in found))


def read_translations() -> dict[str, str]:
    texts: dict[str, str] = {}
    for path in sorted((PACKAGE / "locale" / "vi").glob("*.po")):
        with path.open("rb") as file:
            catalog = read_po(file, locale="vi", abort_invalid=True)
        entries = {str(entry.id): str(entry.string) for entry in catalog if entry.id}
        assert not entries.keys() & texts.keys(), "a message stands in two files"
        texts |= entries
    return texts


def placeholders(text: str) -> list[tuple[str, str, str]]:
    """Names of the placeholders with their format marks, in alphabetical order."""
    return sorted(
        (name, form or "", conversion or "")
        for _text, name, form, conversion in Formatter().parse(text)
        if name is not None
    )


ENGLISH = extract_messages()
VIETNAMESE = read_translations()
TRANSLATED = [message for message in ENGLISH if VIETNAMESE.get(message)]


def test_messages_are_found_in_code():
    assert len(ENGLISH) > 150


@pytest.mark.parametrize("message", ENGLISH)
def test_message_has_vietnamese_text(message):
    assert VIETNAMESE.get(message, "").strip()


@pytest.mark.parametrize("message", VIETNAMESE)
def test_vietnamese_text_is_used_by_code(message):
    assert message in ENGLISH


@pytest.mark.parametrize("message", TRANSLATED)
def test_placeholders_are_those_of_english(message):
    assert placeholders(VIETNAMESE[message]) == placeholders(message)


@pytest.mark.parametrize("message", TRANSLATED)
def test_vietnamese_sentence_ends_as_english_one(message):
    assert VIETNAMESE[message].endswith((".", ":")) == message.endswith((".", ":"))


@pytest.mark.parametrize("message", TRANSLATED)
def test_texts_are_in_composed_form(message):
    for text in (message, VIETNAMESE[message]):
        assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("message", TRANSLATED)
def test_vietnamese_differs_from_english(message):
    assert (VIETNAMESE[message] == message) == (message in SAME_IN_BOTH)


@pytest.mark.parametrize("message", SAME_IN_BOTH)
def test_exception_is_still_a_message(message):
    assert message in ENGLISH
