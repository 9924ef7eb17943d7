"""The sections of the report: texts, generated sentences and tables, from the figures."""

from __future__ import annotations

from collections.abc import Sequence

from wardstats.analysis.results import Result
from wardstats.analysis.ward_period import WardPeriod
from wardstats.language import translate as _
from wardstats.model.catalogue import Sector
from wardstats.report.blocks import Block, Group, Text
from wardstats.report.tables import sector_table
from wardstats.report.wording import (
    figure_sentence,
    figure_text,
    growth_sentence,
    percent_text,
    plan_percent_parts,
    plan_sentence,
    result_label,
    with_doubt,
)

_FIGURES_TOLD = 6  # of a sector without plans, the first are told in a sentence


def section(data: WardPeriod, code: str) -> Group:
    """Compose one section of the report: I, II.1 … II.5 or III.

    The first section of a part carries the part's heading too.
    """
    blocks: list[Block] = []
    part, _dot, number = code.partition(".")
    if number in ("", "1"):
        rest = data.period.rest_of_year()
        blocks.append(Text(heading=f"{part}. {_part_title(part, rest)}", level=2))
    if number:
        blocks.append(Text(heading=f"{number}. {_section_title(code)}", level=3))
    texts = tuple(item.text for item in data.texts if item.section == code)
    if texts:
        blocks.append(Text(paragraphs=texts, style="list" if number else "numbered"))
    sectors = [one for one in data.catalogue.sectors.values() if one.section == code]
    told = [(one, _results_of(data, one)) for one in sectors]
    told = [(sector, results) for sector, results in told if results]
    for sector, results in told:
        heading = sector.name if len(told) > 1 else ""
        # The figures are cumulative, whatever the period of the report is.
        span = data.period.rest_of_year() if code == "III" else data.period.cumulative.name()
        blocks += _sector_blocks(data, sector, results, heading, span)
    return Group(tuple(blocks))


def evaluation(data: WardPeriod) -> Group:
    """Compose the general evaluation from the figures: met, on pace, behind, not met."""
    planned = planned_results(data)
    heading = Text(heading=_("* GENERAL EVALUATION"), level=3)
    if not planned:
        return Group((heading, Text(paragraphs=(_("No indicator has a plan."),))))
    by_status = {
        status: [one for one in planned if one.status == status]
        for status in ("achieved", "on_track", "behind", "not_met", "exceeded")
    }
    opening = _("Of {count} indicators with a plan, {met} met it, {rest} did not yet.").format(
        count=len(planned),
        met=len(by_status["achieved"]),
        rest=len(planned) - len(by_status["achieved"]),
    )
    doubtful = [one.status == "achieved" for one in planned if one.doubts]
    if doubtful:
        doubt = _("Of these, {met} that met it and {rest} that did not are in doubt.")
        opening += " " + doubt.format(met=doubtful.count(True), rest=doubtful.count(False))
    share = data.period.year_share * 100
    pace = percent_text(share, 0 if share.denominator == 1 else 1)
    sentences = {
        "achieved": _("Met or exceeded: {list}."),
        "on_track": _("On pace, at {pace} of the year or more: {list}."),
        "behind": _("Behind the pace of {pace} of the year: {list}."),
        "not_met": _("Plan not met: {list}."),
        "exceeded": _("Limit exceeded: {list}."),
    }
    told = [
        wording.format(list=_list_results(by_status[status]), pace=pace)
        for status, wording in sentences.items()
        if by_status[status]
    ]
    return Group((heading, Text(paragraphs=(opening,)), Text(paragraphs=tuple(told), style="list")))


def planned_results(data: WardPeriod) -> list[Result]:
    """Return the results that have a plan, or at least a reported percentage of one."""
    return [one for one in data.results if one.status != "not_planned"]


def _part_title(part: str, rest: str) -> str:
    return {
        "I": _("DIRECTION AND ADMINISTRATION"),
        "II": _("RESULTS"),
        "III": _("MAIN TASKS FOR THE {rest}").format(rest=rest.upper()),
    }[part]


def _section_title(code: str) -> str:
    return {
        "II.1": _("Taxes and budget revenue"),
        "II.2": _("Land and urban management"),
        "II.3": _("Culture and society"),
        "II.4": _("Internal affairs"),
        "II.5": _("Cooperation with the Fatherland Front and the unions"),
    }[code]


def _results_of(data: WardPeriod, sector: Sector) -> list[Result]:
    return [one for one in data.results if one.indicator.sector == sector.code]


def _sector_blocks(
    data: WardPeriod, sector: Sector, results: list[Result], heading: str, span: str
) -> list[Block]:
    blocks: list[Block] = []
    if heading:
        blocks.append(Text(heading=heading, level=4))
    sentences = _sentences(results)
    if sentences:
        blocks.append(Text(paragraphs=sentences, style="list"))
    caption = _("{sector}, {period}").format(sector=sector.name, period=span)
    blocks.append(sector_table(caption, results, data.catalogue))
    return blocks


def _sentences(results: Sequence[Result]) -> tuple[str, ...]:
    """Tell plans, changes and rates; where there are none, the first figures."""
    planned = [
        with_doubt(plan_sentence(one), one) for one in results if one.status != "not_planned"
    ]
    changes = [
        with_doubt(growth_sentence(one), one) for one in results if one.growth_percent is not None
    ]
    rates = [
        with_doubt(figure_sentence(one), one)
        for one in results
        if one.is_rate and one.figures.actual is not None and one.percent is None
    ]
    told = [*planned, *changes, *rates]
    if told:
        return tuple(f"{sentence}." for sentence in told)
    figures = [said for one in results if (said := with_doubt(figure_sentence(one), one))]
    first = "; ".join(figures[:_FIGURES_TOLD])
    if len(figures) > _FIGURES_TOLD:
        return (_("{figures}; more in the table.").format(figures=first),)
    return (f"{first}.",) if first else ()


def _list_results(results: Sequence[Result]) -> str:
    return "; ".join(
        with_doubt(f"{result_label(one)} {_standing(one)}".strip(), one) for one in results
    )


def _standing(result: Result) -> str:
    """Say how an indicator stands: its percentage or, for a limit, its figure."""
    if result.percent is not None:
        return plan_percent_parts(result)[0]
    return figure_text(result, result.figures.actual) if result.figures.actual else ""
