"""Finding claims: every family over every paragraph, then over the whole text."""

from __future__ import annotations

from collections.abc import Iterable

from wardstats.audit.claims import Claim
from wardstats.audit.families.balances import find_balances
from wardstats.audit.families.closing import find_closing_totals
from wardstats.audit.families.counts import find_counts
from wardstats.audit.families.differences import find_differences
from wardstats.audit.families.facts import find_facts
from wardstats.audit.families.fitting_sums import find_fitting_sums
from wardstats.audit.families.flattened import release_flattened
from wardstats.audit.families.lists import find_list_totals
from wardstats.audit.families.other_wholes import release_other_wholes
from wardstats.audit.families.partitions import find_partitions
from wardstats.audit.families.percents import find_percents
from wardstats.audit.families.products import find_products
from wardstats.audit.families.rates import find_rates
from wardstats.audit.families.slips import find_slips
from wardstats.audit.families.structures import find_contributions, find_structures
from wardstats.audit.families.tables.columns import find_column_totals
from wardstats.audit.families.tables.labelled_cells import find_labelled_totals
from wardstats.audit.families.tables.reading import read_tables
from wardstats.audit.families.tables.rows import find_rows
from wardstats.audit.families.totals import find_totals
from wardstats.audit.families.wholes import settle_shares
from wardstats.audit.families.yearly_averages import find_yearly_averages
from wardstats.audit.reading.lexer import read_paragraphs
from wardstats.audit.reading.passages import read_passage
from wardstats.pausing import without_cycle_search

FAMILIES = (
    find_percents, find_totals, find_closing_totals, find_structures, find_contributions,
    find_balances,
    find_differences, find_partitions, find_products,
    find_rates, find_yearly_averages, find_labelled_totals,
)  # fmt: skip


def find_claims_in(text: str) -> list[Claim]:
    """Find the claims of a text in NFC, in its order."""
    with without_cycle_search():
        return _find_claims(text)


def _find_claims(text: str) -> list[Claim]:
    passages = [read_passage(paragraph) for paragraph in read_paragraphs(text)]
    tables = list(read_tables(passages))
    found, rows = find_rows(tables)
    for number, passage in enumerate(passages):
        if number not in rows and passage.terms:
            own = [claim for family in FAMILIES for claim in family(passage)]
            found += [*own, *find_fitting_sums(passage, own)]
    found += [*find_list_totals(passages), *find_column_totals(tables)]
    settled = release_other_wholes(settle_shares(passages, _once(found)))
    found = sorted(release_flattened(passages, settled), key=_place)
    found += [*find_facts(passages, found), *find_slips(text), *find_counts(passages, found)]
    return sorted(found, key=_place)


def _once(claims: Iterable[Claim]) -> list[Claim]:
    """Keep the first of the claims that say the same of the same figures."""
    first: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        places = tuple((operand.role, operand.start) for operand in claim.operands)
        first.setdefault((claim.meaning, claim.reported_start, *sorted(places)), claim)
    return list(first.values())


def _place(claim: Claim) -> tuple[int, int]:
    return claim.start, claim.end
