"""Small numbers: none is shown, and a linear solver finds none of those that are hidden."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from foundation.disclosure import SMALLEST_SHOWN
from reports.dashboard.lines import Line
from reports.dashboard.publication import published_lines, shown_of_services, sum_of
from reports.dashboard.tables import Table
from tests.reports.solver import follows

SERVICES, KINDS = 4, 3
WHOLE = "All others together"


def line(label, met, late):
    return Line(label, met, 0, late, 0, {})


def sums(cells, by):
    """The numbers of each service (by 0) or kind (by 1), and which cells each is the sum of."""
    of = {}
    for (service, kind), pair in cells.items():
        met, late, which = of.get((service, kind)[by], (0, 0, []))
        key = service * KINDS + kind
        of[(service, kind)[by]] = (met + pair[0], late + pair[1], [*which, key])
    return of


def equations(shown, of):
    """One for each line that is shown: the cells whose sum it tells."""
    names = {line.label for line in shown}
    alone = [which for label, (_, _, which) in of.items() if str(label) in names]
    hidden = [which for label, (_, _, which) in of.items() if str(label) not in names]
    together = [[key for which in hidden for key in which]] if WHOLE in names else []
    return [row_of(which) for which in alone + together]


def row_of(which):
    return [int(key in which) for key in range(SERVICES * KINDS)]


numbers = st.tuples(st.sampled_from((0, 1, 4, 5, 9, 40)), st.sampled_from((0, 1, 4, 5, 9)))


@settings(max_examples=60, deadline=None)
@given(st.lists(numbers, min_size=SERVICES * KINDS, max_size=SERVICES * KINDS))
@example([(9, 9)] * 11 + [(1, 0)])
@example([(0, 0)] * 9 + [(9, 9)] * 3)
def test_no_hidden_number_follows_from_what_is_shown(flat):
    cells = {divmod(place, KINDS): pair for place, pair in enumerate(flat)}
    of_both = [sums(cells, by) for by in (0, 1)]
    shown_tables = [
        published_lines([line(str(label), met, late) for label, (met, late, _) in of.items()])
        for of in of_both
    ]
    # A table of one line is left out; the total is shown. A portfolio has lines of these tables and
    # the sum of them, whatever services are in it.
    tables = [
        (shown, of) for shown, of in zip(shown_tables, of_both, strict=True) if len(shown) > 1
    ]
    known = [row_of(range(SERVICES * KINDS))]
    for shown, of in tables:
        assert min(min(one.met, one.late) for one in shown) >= SMALLEST_SHOWN
        known += equations(shown, of)
    for of, shown in zip(of_both, shown_tables, strict=True):
        names = {one.label for one in shown if len(shown) > 1}
        for label, (met, late, which) in of.items():
            if str(label) not in names and met + late:
                assert not follows(row_of(which), known), label


@given(st.lists(numbers, min_size=SERVICES, max_size=SERVICES), st.sets(st.integers(0, SERVICES)))
def test_a_portfolio_shows_nothing_that_the_council_does_not(pairs, services):
    lines = [line(f"Service {key}", *pair) for key, pair in enumerate(pairs)]
    council = [Table("service", "", "", published_lines(lines))]
    total, tables = shown_of_services(council, {f"Service {key}" for key in services})
    shown = tables[0].lines if tables else []
    assert [one for one in shown if one not in council[0].lines] == []
    assert (total is None) == (not shown)
    if total:
        assert (total.met, total.late) == sum_of(shown)


def test_small_lines_are_put_together_with_the_smallest_of_the_others():
    lines = [line("Waste", 30, 10), line("Parks", 8, 6), line("Trees", 3, 9), line("None", 0, 0)]
    assert published_lines(lines) == [line("Waste", 30, 10), line(WHOLE, 11, 15)]
    assert published_lines(lines[:2]) == lines[:2]
    assert [one.label for one in published_lines(lines[1:3])] == [WHOLE]
