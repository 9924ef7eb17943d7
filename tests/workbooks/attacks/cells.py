"""Cells whose text would do harm where it is shown, and sheets far larger than their table."""

from __future__ import annotations

from dataclasses import replace

from openpyxl.utils import get_column_letter

from workbooks.attacks.plain import READS, SHEET_PART, plain
from workbooks.building import Book, attack, literal
from workbooks.expecting import Expected

MARKUP = {
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "Markdown": "[Phí](javascript:alert(1)) ![](http://synthetic.invalid/a.png) **x** | `y`",
    "LaTeX and Typst": '\\input{/etc/hostname} $x$ #read("/etc/hostname") ~ ^ _ {',
    "terminal markup": "[bold red]Phí[/bold red] \\[/] [link=http://synthetic.invalid]x[/link]",
    "templates": "{{ 7*7 }} {% raw %} ${7*7} %(name)s {0}",
    "a spreadsheet's formula": "=cmd|' /C calc'!A0",
    "a path": "../../../../etc/hostname\\..\\CON.txt",
    "a command": "; rm -rf synthetic $(reboot) `reboot` && x",
    "a query": "'; DROP TABLE observations; --",
}


ROWS = 200_000  # blank ones; a border alone can make a million


def declare_label(kind: str, text: str) -> None:
    @attack(f"label that is {kind}")
    def label(book: Book) -> Expected:
        plain(book, [2, literal(text), "buổi", 40, 31])
        return Expected(
            reads=READS | {"D3": "? plan 2020 40 buổi", "E3": "? actual 2020-9M 31 buổi"},
            finds={"label_unknown B3"},
            labels={"D3": text},
        )


for _kind, _text in MARKUP.items():
    declare_label(_kind, _text)


def declare_figure(kind: str, cell: object) -> None:
    @attack(f"figure that is {kind}")
    def figure(book: Book) -> Expected:
        expected = plain(book, [2, "Hộ nghèo", "hộ", 10, cell])
        plan = "labour.poverty.poor_households plan 2020 10 hộ"
        return replace(expected, reads=expected.reads | {"D3": plan}, refuses={"not_a_number E3"})


for _kind, _cell in {
    "a formula typed as text": literal("=1+11"),
    "markup": "<b>12</b>",
    "in digits of another script": "１２",
    "a number and a command": "12; rm -rf synthetic",
    "in hexadecimal": "0x0C",
    "in the notation of programs": "1.2e1",
    "called infinite": "Infinity",
    "10 000 signs long": "1" + ".000" * 2_500,
    "a combined cell without end": "1 " * 8_000 + "/" + "1 " * 8_000,
}.items():
    declare_figure(_kind, _cell)


@attack("label of 30 000 characters")
def long_label(book: Book) -> Expected:
    text = "Số lồng đèn " * 2_500
    plain(book, [2, text, "chiếc", 40, 31])
    return Expected(
        reads=READS | {"D3": "? plan 2020 40 chiếc", "E3": "? actual 2020-9M 31 chiếc"},
        finds={"label_unknown B3"},
    )


@attack("control characters of a terminal in a label")
def control_characters(book: Book) -> Expected:
    plain(book, [2, "Số lồng\x9b31m đèn\x7f", "chiếc", 40, 31])
    return Expected(
        reads=READS | {"D3": "? plan 2020 40 chiếc", "E3": "? actual 2020-9M 31 chiếc"},
        finds={"label_unknown B3"},
    )


@attack("sheet whose name has quotes and exclamation marks")
def name_with_quotes(book: Book) -> Expected:
    return plain(book, name="Thu 'NS'!A1 \"2020\"")


@attack("sheet whose name is a formula and markup")
def name_as_formula(book: Book) -> Expected:
    return plain(book, name="=1+1 <b>&amp; {{x}}")


@attack("16 000 blank columns with a style")
def many_columns(book: Book) -> Expected:
    expected = plain(book)
    blank = "".join(f'<c r="{get_column_letter(column)}2" s="0"/>' for column in range(6, 16_001))
    book.change_part(SHEET_PART, "</row></sheetData>", f"{blank}</row></sheetData>")
    return expected


@attack(f"{ROWS} blank rows with a style")
def many_rows(book: Book) -> Expected:
    expected = plain(book)
    blank = "".join(
        f'<row r="{row}" s="0" customFormat="1" ht="15"><c r="A{row}" s="0"/></row>'
        for row in range(3, ROWS)
    )
    book.change_part(SHEET_PART, "</sheetData>", f"{blank}</sheetData>")
    return expected
