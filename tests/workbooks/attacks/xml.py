"""XML built to harm its reader, and XML that other programs write."""

from __future__ import annotations

from workbooks.attacks.plain import SHEET_PART, plain
from workbooks.building import Book, attack
from workbooks.expecting import Expected

STYLES = "xl/styles.xml"


@attack("document type in the sheet")
def document_type(book: Book) -> Expected:
    plain(book)
    book.change_part(SHEET_PART, "<worksheet", "<!DOCTYPE worksheet><worksheet")
    return Expected(stops="unsafe_xml")


@attack("entities that grow tenfold each")
def laughs(book: Book) -> Expected:
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10)
    )
    plain(book)
    book.change_part(STYLES, "<styleSheet", f"<!DOCTYPE a [{entities}]><styleSheet")
    return Expected(stops="unsafe_xml")


@attack("entity that reads a file of this machine")
def external_entity(book: Book) -> Expected:
    plain(book)
    book.set_part(
        "xl/comments1.xml",
        b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]><a>&a;</a>',
    )
    return Expected(stops="unsafe_xml")


@attack("elements 200 deep")
def deep(book: Book) -> Expected:
    plain(book)
    book.set_part("xl/drawings/drawing1.xml", b"<a>" * 200 + b"</a>" * 200)
    return Expected(stops="unsafe_xml")


@attack("sheet whose tags do not close")
def unclosed(book: Book) -> Expected:
    plain(book)
    book.change_part(SHEET_PART, "</sheetData>", "</sheetdata>")
    return Expected(stops="corrupt_file")


@attack("cell in the sheet twice, with two figures")
def cell_twice(book: Book) -> Expected:
    plain(book)
    book.change_part(SHEET_PART, '<c r="E2"', '<c r="E2"><v>99</v></c><c r="E2"')
    return Expected(stops="duplicate_cell", at="Biểu 1!E2")


@attack("stated extent that is too small")
def small_dimension(book: Book) -> Expected:
    """Some readers look no further than the sheet says it reaches."""
    expected = plain(book)
    book.change_part(SHEET_PART, 'ref="A1:E2"', 'ref="A1:B1"')
    return expected


@attack("number written as Excel writes it: 69.5 as 6.95E1, 90 as 90.000000000000001")
def odd_numbers(book: Book) -> Expected:
    """Excel keeps 15 digits; what a file holds beyond them nobody typed or sees."""
    expected = plain(book)
    book.change_part(SHEET_PART, "<v>69.5</v>", "<v>6.95E1</v>")
    book.change_part(SHEET_PART, "<v>90</v>", "<v>90.000000000000001</v>")
    return expected


@attack("strict form of Open XML")
def strict(book: Book) -> Expected:
    plain(book)
    book.change_part(
        "xl/workbook.xml",
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    return Expected(stops="strict_ooxml")


@attack("sheet of a style that the workbook does not have")
def missing_style(book: Book) -> Expected:
    plain(book)
    book.change_part(SHEET_PART, '<c r="E2"', '<c r="E2" s="9999"')
    return Expected(stops="corrupt_file")
