"""Lexer: pieces to paragraphs of tokens, with figures, their units and the phrases that matter."""

from __future__ import annotations

from collections.abc import Iterator

from wardstats.audit.reading.cell_units import take_cell_units
from wardstats.audit.reading.figures import FigureReader
from wardstats.audit.reading.number_words import NUMBER_WORDS
from wardstats.audit.reading.scanning import Piece, scan
from wardstats.audit.reading.tokens import CELL, Paragraph, Token
from wardstats.audit.reading.words import find_role, fold_word, longest_role


def read_paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text in NFC: list items and rows of tables are ones too.

    Examples
    --------
    >>> [paragraph] = read_paragraphs("đạt 61 triệu/70 triệu = 87% KH")
    >>> [token.text for token in paragraph.tokens if token.figure]
    ['61 triệu', '70 triệu', '87%']
    """
    pieces = [Piece("space", "", 0)]
    marker = ""
    for piece in scan(text):
        if piece.sort == "break":
            before, _line, behind = piece.text.partition("\n")
            yield from _paragraph(text, [*pieces, piece._replace(text=before)], marker)
            behind = behind.rpartition("\n")[2]
            start = piece.start + len(piece.text) - len(behind)
            pieces, marker = [Piece("space", behind, start)], ""
        elif piece.sort == "marker":
            marker = piece.text.strip()
        else:
            pieces.append(piece)
    yield from _paragraph(text, [*pieces, Piece("space", "", len(text))], marker)


def _paragraph(text: str, pieces: list[Piece], marker: str) -> Iterator[Paragraph]:
    tokens = take_cell_units(tuple(_join_phrases(_read_tokens(text, _without_indent(pieces)))))
    if tokens:
        yield Paragraph(text, tokens, marker)


def _without_indent(pieces: list[Piece]) -> list[Piece]:
    """Leave out white space at the ends of a line; of a row it holds empty cells."""
    line = pieces[1:-1]
    is_row = any("\t" in piece.text for piece in line)
    return [piece for piece in pieces if piece.text] if is_row else line


def _read_tokens(text: str, pieces: list[Piece]) -> list[Token]:
    """Turn pieces to tokens; a figure takes the words of its unit with it."""
    reader = FigureReader(text, pieces)
    tokens: list[Token] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.sort == "numeral":
            at = reader.read(at, tokens)
            continue
        if piece.sort == "word":
            if piece.text.casefold() in NUMBER_WORDS:
                behind = reader.read_word(at, tokens)
                if behind > at:
                    at = behind
                    continue
            tokens.append(Token("word", fold_word(piece.text), piece.start, piece.end))
        elif piece.sort == "mark" and not _is_of_abbreviation(pieces, at):
            tokens.append(_mark(pieces, at))
        elif "\t" in piece.text:
            cell = Token("mark", CELL, piece.start, piece.end)
            tokens += [cell] * piece.text.count("\t")
        at += 1
    return tokens


def _is_of_abbreviation(pieces: list[Piece], at: int) -> bool:
    """Whether a dot only ends an abbreviation before a slash: "45,6 ha./40 ha"."""
    return pieces[at].text == "." and at + 1 < len(pieces) and pieces[at + 1].text == "/"


def _mark(pieces: list[Piece], at: int) -> Token:
    piece = pieces[at]
    ends = at + 1 == len(pieces) or pieces[at + 1].sort == "space"
    is_stop = piece.text in ".!?…" and ends
    return Token("stop" if is_stop else "mark", piece.text, piece.start, piece.end)


def _join_phrases(tokens: list[Token]) -> Iterator[Token]:
    """Make one token of each phrase that has a role."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token.kind != "word" or not longest_role(token.text):
            yield token
            continue
        run = [token.text]
        for later in tokens[at : at + longest_role(token.text) - 1]:
            if later.kind != "word":
                break
            run.append(later.text)
        found = find_role(run)
        if found is None:
            yield token
            continue
        role, taken = found
        at += taken - 1
        yield Token("word", " ".join(run[:taken]), token.start, tokens[at - 1].end, role)
