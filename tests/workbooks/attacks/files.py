"""Files that are something else than a workbook, or more than one."""

from __future__ import annotations

from dataclasses import replace

from workbooks.attacks.plain import plain
from workbooks.building import Book, archive_of, attack, formula
from workbooks.expecting import Expected

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RELATIONS = "xl/_rels/workbook.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@attack("empty file")
def empty(book: Book) -> Expected:
    book.rework(lambda _content: b"")
    return Expected(stops="empty_file")


@attack("lock file that Excel leaves beside an open workbook", "~$2020-9M.xlsx")
def lock_file(book: Book) -> Expected:
    book.rework(lambda _content: b"\x08Can bo \x00")
    return Expected(stops="lock_file")


@attack("workbook with a password")
def encrypted(book: Book) -> Expected:
    book.rework(lambda _content: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    return Expected(stops="encrypted")


@attack("workbook in the format of Excel 97", "2020-9M.xls")
def old_excel(book: Book) -> Expected:
    book.rework(lambda _content: OLE + bytes(600) + "Workbook".encode("utf-16-le"))
    return Expected(stops="legacy_xls")


@attack("workbook of Excel 97 with the name of a new one")
def old_excel_renamed(book: Book) -> Expected:
    book.rework(lambda _content: OLE + bytes(600) + "Workbook".encode("utf-16-le"))
    return Expected(stops="legacy_xls")


@attack("new workbook with the name of an old one", "2020-9M.xls")
def new_excel_renamed(book: Book) -> Expected:
    """The content decides: it is a good workbook, whatever its name says."""
    return plain(book)


@attack("workbook of LibreOffice", "2020-9M.ods")
def open_document(book: Book) -> Expected:
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    book.rework(lambda _content: archive_of({"mimetype": kind, "content.xml": b"<office/>"}))
    return Expected(stops="unsupported_format")


@attack("text with commas", "2020-9M.csv")
def comma_separated(book: Book) -> Expected:
    book.rework(lambda _content: "Chỉ tiêu;Kế hoạch\nPhí, lệ phí;90\n".encode())
    return Expected(stops="unsupported_format")


@attack("web page with the name of a workbook, as portals export it")
def web_page(book: Book) -> Expected:
    book.rework(lambda _content: b"<html><table><tr><td>90</td></tr></table></html>")
    return Expected(stops="unsupported_format")


@attack("picture with the name of a workbook")
def picture(book: Book) -> Expected:
    book.rework(lambda _content: b"\x89PNG\r\n\x1a\n" + bytes(100))
    return Expected(stops="not_a_workbook")


@attack("Word document with the name of a workbook")
def word_document(book: Book) -> Expected:
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}
    book.rework(lambda _content: archive_of(parts))
    return Expected(stops="not_a_workbook")


@attack("workbook with macros")
def macros(book: Book) -> Expected:
    expected = plain(book)
    book.set_part("xl/vbaProject.bin", OLE + bytes(600))
    book.change_part(
        "[Content_Types].xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    book.change_part(
        RELATIONS,
        "</Relationships>",
        '<Relationship Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"'
        ' Target="vbaProject.bin" Id="rId99"/></Relationships>',
    )
    return replace(expected, finds={"macros_ignored "})


@attack("link to a workbook on another machine")
def external_link(book: Book) -> Expected:
    """The result that Excel saved is read; the other workbook is never looked for."""
    expected = plain(book, [2, "Hộ nghèo", "hộ", 10, formula("[1]Sheet1!$A$1", "12")])
    _link(book, "file:///\\\\may-chu\\chung\\so-lieu.xlsx")
    return replace(
        expected,
        reads=expected.reads
        | {
            "D3": "labour.poverty.poor_households plan 2020 10 hộ",
            "E3": "labour.poverty.poor_households actual 2020-9M 12 hộ",
        },
        finds={"external_link "},
    )


@attack("data connection that would fetch a page when it is opened")
def data_connection(book: Book) -> Expected:
    book.set_part(
        "xl/connections.xml",
        b'<connections xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<connection id="1" name="a" type="4" refreshOnLoad="1">'
        b'<webPr url="http://synthetic.invalid/a"/></connection></connections>',
    )
    return plain(book)


def _link(book: Book, target: str) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    book.set_part(
        "xl/externalLinks/externalLink1.xml",
        f'<externalLink xmlns="{main}"><externalBook xmlns:r="{OFFICE}" r:id="rId1">'
        '<sheetNames><sheetName val="Sheet1"/></sheetNames></externalBook></externalLink>'.encode(),
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    book.set_part(
        "xl/externalLinks/_rels/externalLink1.xml.rels",
        f'<Relationships xmlns="{relations}"><Relationship Id="rId1"'
        f' Type="{OFFICE}/externalLinkPath" Target="{target}" TargetMode="External"/>'
        "</Relationships>".encode(),
    )
    book.change_part(
        "[Content_Types].xml",
        "</Types>",
        '<Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"/></Types>',
    )
    book.change_part(
        RELATIONS,
        "</Relationships>",
        f'<Relationship Type="{OFFICE}/externalLink" Target="externalLinks/externalLink1.xml"'
        ' Id="rId98"/></Relationships>',
    )
    book.change_part(
        "xl/workbook.xml",
        "</sheets>",
        f'</sheets><externalReferences><externalReference xmlns:r="{OFFICE}" r:id="rId98"/>'
        "</externalReferences>",
    )
