"""Period: the span a figure speaks of, with one grammar.

`2020-09` month, `2020-Q3` quarter, `2020-H1` half-year, `2020-9M` first nine months, `2020` year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, total_ordering

from wardstats.errors import PeriodError
from wardstats.language import current_language
from wardstats.language import translate as _

_GRAMMAR = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?:(?P<month>0[1-9]|1[0-2])|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<cumulative>[1-9]|1[01])M))?"
)
_MONTHS_EACH = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_SUFFIXES = {
    "month": "-{:02d}", "quarter": "-Q{}", "half": "-H{}", "cumulative": "-{}M", "year": "",
}  # fmt: skip
_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth"}
_CARDINALS = {
    2: "two", 3: "three", 4: "four", 5: "five", 6: "six",
    7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven",
}  # fmt: skip
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """A month, quarter, half-year, first months of a year, or year.

    Examples
    --------
    >>> period = Period.parse("2020-9M")
    >>> str(period), period.name("vi"), period.name("en")
    ('2020-9M', '9 tháng đầu năm 2020', 'first nine months of 2020')
    >>> str(period.prior), str(period.closing_month), str(period.whole_year)
    ('2019-9M', '2020-09', '2020')
    >>> Period.parse("2020-Q2") < Period.parse("2020-Q3")
    True
    """

    year: int
    kind: str  # "month", "quarter", "half", "cumulative" or "year"
    number: int  # which month, quarter or half; how many first months; 1 for a year

    @classmethod
    @lru_cache(maxsize=4096)
    def parse(cls, text: str) -> Period:
        """Read a period from its grammar.

        Raises
        ------
        PeriodError
            The text is not exactly one of the five forms.
        """
        return _parse_period(text)

    def __str__(self) -> str:
        return f"{self.year:04d}{_SUFFIXES[self.kind].format(self.number)}"

    def __lt__(self, other: Period) -> bool:
        if self.kind != other.kind:
            raise PeriodError(
                "",
                _("{one} and {other} are not of one kind and have no order.").format(
                    one=self, other=other
                ),
                _("Expected two periods of one kind."),
            )
        return (self.year, self.number) < (other.year, other.number)

    @property
    def first_month(self) -> int:
        """The number of the month it begins with."""
        if self.kind == "cumulative":
            return 1
        return (self.number - 1) * _MONTHS_EACH[self.kind] + 1

    @property
    def last_month(self) -> int:
        """The number of the month it ends with."""
        if self.kind == "cumulative":
            return self.number
        return self.number * _MONTHS_EACH[self.kind]

    @property
    def months(self) -> tuple[Period, ...]:
        """Its months, in order."""
        span = range(self.first_month, self.last_month + 1)
        return tuple(Period(self.year, "month", month) for month in span)

    @property
    def closing_month(self) -> Period:
        """Its last month: what the month column of a workbook speaks of."""
        return Period(self.year, "month", self.last_month)

    @property
    def cumulative(self) -> Period:
        """From 1 January to its end."""
        if self.last_month == 12:
            return self.whole_year
        return Period(self.year, "cumulative", self.last_month)

    @property
    def whole_year(self) -> Period:
        """The year it lies in: what a plan speaks of."""
        return Period(self.year, "year", 1)

    @property
    def prior(self) -> Period:
        """The same period of the year before."""
        return Period(self.year - 1, self.kind, self.number)

    @property
    def year_share(self) -> Fraction:
        """How much of the year has passed at its end; nine months: 3/4."""
        return Fraction(self.last_month, 12)

    def name(self, language: str | None = None) -> str:
        """Return its name in Vietnamese or English; without an argument, in the language in use."""
        language = language or current_language()
        return self._name_vi() if language == "vi" else self._name_en()

    def rest_of_year(self, language: str | None = None) -> str:
        """Name what is left of the year: '3 tháng cuối năm 2020'; the next year after a year."""
        left = 12 - self.last_month
        vietnamese = (language or current_language()) == "vi"
        if left == 0:
            return Period(self.year + 1, "year", 1).name(language)
        if left == 1:
            return Period(self.year, "month", 12).name(language)
        if vietnamese:
            return f"{left} tháng cuối năm {self.year}"
        return f"last {_CARDINALS[left]} months of {self.year}"

    def _name_vi(self) -> str:
        if self.kind == "month":
            return f"tháng {self.number} năm {self.year}"
        if self.kind == "quarter":
            return f"quý {_ROMAN[self.number]} năm {self.year}"
        if self.kind == "half":
            return f"6 tháng {'đầu' if self.number == 1 else 'cuối'} năm {self.year}"
        if self.kind == "cumulative":
            return f"{self.number} tháng đầu năm {self.year}"
        return f"năm {self.year}"

    def _name_en(self) -> str:
        if self.kind == "month":
            return f"{_ENGLISH_MONTHS[self.number - 1]} {self.year}"
        if self.kind in ("quarter", "half"):
            return f"{_ORDINALS[self.number]} {self.kind}{'' if self.kind == 'quarter' else '-year'} of {self.year}"  # noqa: E501
        if self.kind == "cumulative":
            months = "month" if self.number == 1 else f"{_CARDINALS[self.number]} months"
            return f"first {months} of {self.year}"
        return str(self.year)


@lru_cache(maxsize=1024)  # every figure has a period, and there are few of them
def _parse_period(text: str) -> Period:
    match = _GRAMMAR.fullmatch(text.strip())
    if match is None or int(match["year"]) == 0:
        raise PeriodError(
            "",
            _("'{text}' is not a period.").format(text=text),
            _(
                "Expected 2020-09 (month), 2020-Q3 (quarter), 2020-H1 (half-year),"
                " 2020-9M (first nine months) or 2020 (year)."
            ),
        )
    for kind in ("month", "quarter", "half", "cumulative"):
        if match[kind]:
            return Period(int(match["year"]), kind, int(match[kind]))
    return Period(int(match["year"]), "year", 1)
