"""Catalogue: what a TOML file may say, and what is refused with file and line."""

from __future__ import annotations

import os
import re
from decimal import Decimal
from pathlib import Path

import pytest

from wardstats.errors import CatalogueError, NameUnknownError
from wardstats.intake.form.layout import INFORMATION_SHEET, TEXT_SHEET
from wardstats.model.catalogue import Catalogue

pytestmark = pytest.mark.usefixtures("english")

ROBBERY = """\
[[indicator]]
code = "crime.robbery"
name_vi = "Cướp"
name_en = "Robbery"
sector = "crime"
unit = "vụ"
"""
THEFT = ROBBERY.replace("robbery", "theft")
FINE = ROBBERY.replace("robbery", "fine").replace("vụ", "triệu đồng")
RATE = ROBBERY.replace("robbery", "rate").replace("vụ", "%")
CASES = """\
[[indicator]]
code = "crime.cases"
name_vi = "Vụ"
name_en = "Cases"
sector = "crime"
unit = "vụ"
"""
REFUSED = {
    # what: (text, line, phrase)
    "unknown key": (ROBBERY + 'sensitiv = true\n', 1, "Closest: sensitive"),
    "unknown table": (ROBBERY + '[[indicators]]\ncode = "x"\n', 7, "unknown table 'indicators'"),
    "code missing": (ROBBERY + '[[indicator]]\nname_vi = "x"\n', 7, "'code' is missing"),
    "name missing": (ROBBERY.replace("name_en", "# name_en"), 1, "'name_en' is missing"),
    "name empty": (ROBBERY.replace('"Cướp"', '" "'), 1, "'name_vi' is missing"),
    "declared twice": (ROBBERY + THEFT + ROBBERY, 13, "'crime.robbery' is declared twice"),
    "wrong direction": (ROBBERY + 'direction = "better"\n', 1, "up, down, none"),
    "wrong kind": (ROBBERY + 'kind = "sum"\n', 1, "flow, stock, rate, event"),
    "flag not a truth value": (ROBBERY + 'planned = "yes"\n', 1, "'planned' is 'yes'"),
    "list not of texts": (ROBBERY + "aliases = [1]\n", 1, "'aliases' is [1]"),
    "unknown unit": (THEFT + ROBBERY.replace('"vụ"', '"vuu"'), 7, "closest: vụ"),
    "unknown part": (ROBBERY + CASES + 'total_of = ["crime.robery"]\n', 7,
                     "closest: crime.robbery"),
    "unknown bound": (ROBBERY + 'at_most = "crime.case"\n' + CASES, 1, "closest: crime.cases"),
    "unknown denominator": (ROBBERY + CASES + 'rate_of = ["crime.cases", "crime.x"]\n', 7,
                            "'crime.x', which is not declared"),
    "rate of three": (ROBBERY + CASES + 'rate_of = ["crime.robbery", "crime.robbery", '
                      '"crime.robbery"]\n', 7, "'rate_of' has 3 codes"),
    "unit of a part clashes": (FINE + CASES + 'total_of = ["crime.fine"]\n', 7,
                               "'crime.fine' in triệu đồng"),
    "unit of a bound clashes": (FINE + CASES + 'at_most = "crime.fine"\n', 7,
                                "'crime.fine' in triệu đồng"),
    "part of itself": (ROBBERY + CASES + 'total_of = ["crime.cases"]\n', 7,
                       "crime.cases → crime.cases"),
    "cycle of three": (ROBBERY + 'total_of = ["crime.theft"]\n' + THEFT
                       + 'total_of = ["crime.cases"]\n' + CASES + 'total_of = ["crime.robbery"]\n',
                       1, "crime.robbery → crime.theft → crime.cases → crime.robbery"),
    "unknown numerator": (CASES + ROBBERY + RATE + 'rate_of = ["crime.x", "crime.cases"]\n', 13,
                          "'crime.x', which is not declared"),
    "rate of unlike units": (FINE + CASES + RATE + 'rate_of = ["crime.fine", "crime.cases"]\n', 13,
                             "'crime.fine' is in triệu đồng, but 'crime.cases' in vụ"),
    "average in another unit": (FINE + CASES + RATE.replace("%", "đồng/người")
                                + 'rate_of = ["crime.fine", "crime.cases"]\n', 13,
                                "crime.fine / crime.cases' in triệu đồng/vụ"),
    "rate of itself": (CASES + RATE + 'rate_of = ["crime.rate", "crime.cases"]\n', 7,
                       "'crime.rate' is in %, but"),
    "bound of itself": (ROBBERY + 'at_most = "crime.robbery"\n', 1, "refers to itself"),
    "part named twice": (ROBBERY + CASES + 'total_of = ["crime.robbery", "crime.robbery"]\n', 7,
                         "names 'crime.robbery' twice"),
    "partial without parts": (ROBBERY + "partial = true\n", 1, "no total_of"),
    "least not a number": (ROBBERY + 'least = "0"\n', 1, "'least' is '0'"),
    "most not finite": (ROBBERY + "most = inf\n", 1, "'most' is 'Infinity'"),
    "least above most": (ROBBERY + "least = 2.5\nmost = 2\n", 1, "'least' is 2.5, more than"),
    "broken TOML": (ROBBERY + 'direction = "up\n', 7, "not TOML"),
    "single brackets": (ROBBERY.replace("[[indicator]]", "[indicator]"), 1,
                        "not written as [[indicator]]"),
    "sector order not a number": (ROBBERY + '[[sector]]\ncode = "crime"\nname_vi = "An ninh"\n'
                                  'name_en = "Security"\norder = "first"\n', 7,
                                  "'order' is 'first'"),
}  # fmt: skip


def read(folder: Path, text: str) -> Catalogue:
    path = folder / "indicators.toml"
    path.write_text(text, encoding="utf-8")
    return Catalogue.from_toml(path)


@pytest.mark.parametrize(("text", "line", "phrase"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_is_refused_with_its_line(tmp_path, text, line, phrase):
    with pytest.raises(CatalogueError) as refusal:
        read(tmp_path, text)
    error = refusal.value
    assert (error.file, error.line, phrase in str(error)) == ("indicators.toml", line, True)


def test_a_refusal_begins_with_file_and_line(tmp_path):
    with pytest.raises(CatalogueError, match=r"^indicators\.toml:7: "):
        read(tmp_path, ROBBERY + ROBBERY)


def test_a_code_declared_in_two_files_is_refused_in_the_second(tmp_path):
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text(ROBBERY, encoding="utf-8")
    two.write_text(THEFT + ROBBERY, encoding="utf-8")
    with pytest.raises(CatalogueError) as refusal:
        Catalogue.from_toml(one, two)
    assert (refusal.value.file, refusal.value.line) == ("two.toml", 7)


@pytest.mark.parametrize("header", ["  [[indicator]]", "[[ indicator ]]"])
def test_an_entry_is_read_however_its_header_is_spaced(tmp_path, header):
    catalogue = read(tmp_path, ROBBERY.replace("[[indicator]]", header) + THEFT)
    assert list(catalogue.indicators) == ["crime.robbery", "crime.theft"]


def test_a_file_saved_by_notepad_with_its_mark_is_read(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(ROBBERY, encoding="utf-8-sig")
    assert "crime.robbery" in Catalogue.from_toml(path).indicators


def test_parts_may_be_printed_in_another_scale_of_the_unit(tmp_path):
    total = FINE.replace("fine", "money").replace("triệu", "tỷ") + 'total_of = ["crime.fine"]\n'
    assert read(tmp_path, FINE + total)["crime.money"].total_of == ("crime.fine",)


def test_a_part_may_stand_in_two_totals(tmp_path):
    both = 'total_of = ["crime.robbery"]\n'
    catalogue = read(tmp_path, ROBBERY + THEFT + both + CASES + both)
    assert len(catalogue) == 3


def test_an_indicator_has_defaults(tmp_path):
    robbery = read(tmp_path, ROBBERY)["crime.robbery"]
    assert (robbery.direction, robbery.kind, robbery.planned, robbery.total_of) == (
        "none", "flow", False, (),
    )  # fmt: skip


def test_a_sector_nobody_declared_is_named_by_its_code(tmp_path):
    assert read(tmp_path, ROBBERY).sectors["crime"].name == "crime"


def test_sectors_stand_in_their_order(tmp_path):
    second = '[[sector]]\ncode = "crime"\nname_vi = "B"\nname_en = "B"\norder = 20\n'
    first = '[[sector]]\ncode = "tax"\nname_vi = "A"\nname_en = "A"\norder = 10\n'
    assert list(read(tmp_path, second + first + ROBBERY).sectors) == ["tax", "crime"]


def test_a_changed_file_is_read_again(tmp_path):
    path = tmp_path / "indicators.toml"
    path.write_text(ROBBERY, encoding="utf-8")
    before = Catalogue.from_toml(path)
    path.write_text(ROBBERY + THEFT, encoding="utf-8")
    os.utime(path, (0, 0))
    assert (len(before), len(Catalogue.from_toml(path))) == (1, 2)


def test_a_code_that_is_not_there_is_refused_with_the_nearest():
    with pytest.raises(NameUnknownError) as refusal:
        Catalogue.packaged()["revenue.tax.non_stat"]
    assert refusal.value.candidates[0] == "revenue.tax.non_state"


def test_a_ward_adds_its_own_indicators_to_the_packaged_ones(tmp_path):
    path = tmp_path / "indicators.toml"
    path.write_text(ROBBERY, encoding="utf-8")
    assert len(Catalogue.packaged(path)) == len(Catalogue.packaged()) + 1


def test_a_ward_may_not_declare_a_packaged_indicator_again(tmp_path):
    path = tmp_path / "indicators.toml"
    path.write_text(ROBBERY.replace("crime.robbery", "revenue.tax"), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"^indicators\.toml:1: 'revenue\.tax'"):
        Catalogue.packaged(path)


def test_the_packaged_catalogue_holds_the_taxes_in_the_order_of_the_report():
    assert Catalogue.packaged()["revenue.tax"].total_of == (
        "revenue.tax.licence_fee", "revenue.tax.fees", "revenue.tax.non_state",
        "revenue.tax.personal_income", "revenue.tax.non_agricultural_land",
    )  # fmt: skip


def test_a_money_indicator_is_held_in_dong():
    assert Catalogue.packaged()["revenue.tax"].base_unit.symbol == "đồng"


def test_every_packaged_indicator_has_two_different_names():
    indicators = Catalogue.packaged().indicators.values()
    unnamed = [
        one.code
        for one in indicators
        if not one.name_vi.strip() or not one.name_en.strip() or one.name_vi == one.name_en
    ]
    assert unnamed == []


def test_an_indicator_is_named_in_the_language_in_use():
    assert Catalogue.packaged()["revenue.tax.licence_fee"].name == "Business licence fee"


def test_every_packaged_quotient_of_two_figures_is_a_rate():
    rates = [one for one in Catalogue.packaged().indicators.values() if one.rate_of]
    assert {(one.kind, one.unit) for one in rates} == {("rate", "%"), ("rate", "người/km²")}


def test_bounds_are_exact_numbers(tmp_path):
    robbery = read(tmp_path, ROBBERY + "least = 0\nmost = 0.1\n")["crime.robbery"]
    assert (robbery.least, robbery.most) == (Decimal(0), Decimal("0.1"))


def test_every_packaged_indicator_is_of_a_declared_sector():
    undeclared = [one.code for one in Catalogue.packaged().sectors.values() if not one.section]
    assert undeclared == []


def test_positions_follow_the_sectors():
    codes = ("unions.loans.balance", "health.vitamin_a.rate", "revenue.tax.fees", "revenue.tax")
    ordered = sorted(codes, key=Catalogue.packaged().position.__getitem__)
    assert ordered == list(reversed(codes))


@pytest.mark.parametrize("sector", Catalogue.packaged().sectors.values(), ids=lambda one: one.code)
def test_the_name_of_a_sector_is_a_sheet_name_that_excel_takes(sector):
    assert re.fullmatch(r"(?!')[^\[\]:*?/\\]{1,31}(?<!')", sector.name_vi)


def test_no_two_sheets_of_the_form_have_one_name():
    names = [sector.name_vi.casefold() for sector in Catalogue.packaged().sectors.values()]
    names += [INFORMATION_SHEET.casefold(), TEXT_SHEET.casefold()]
    assert len(names) == len(set(names))
