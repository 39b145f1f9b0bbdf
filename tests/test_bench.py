"""The last figures of the bench: a page that grows with the council, or gets slower, is marked."""

import pytest

from bench import last


def figures(p50, cpu=2.0, statements=5):
    return {"queue": {"SQL": statements, "p50 ÷": p50, "CPU ÷": cpu, "/s ÷": 0.6}}


@pytest.mark.parametrize(("large", "marked"), [(1.6, False), (1.99, False), (2.01, True)])
def test_a_page_that_grows_by_more_than_a_quarter_is_marked(large, marked):
    line = last.growth_lines(figures(1.6), figures(large))[-1]
    assert line.startswith("| queue | 5 → 5 |")
    assert ("too much" in line) == marked


def test_a_page_of_one_size_alone_has_no_growth():
    assert len(last.growth_lines(figures(1.6), {})) == 2


def test_each_size_has_a_file_of_its_own():
    assert last.file_of(100_000).name == "last.json"
    assert last.file_of(1_000_000).name == "last-1000000.json"
    assert last.saved_figures(100_000)["floor"]["p50 ÷"] == 1


def test_a_size_that_was_not_measured_has_no_figures():
    assert last.saved_figures(7) == {}


@pytest.mark.parametrize(
    ("of", "before", "now", "slower"),
    [("p50 ÷", 1.6, 1.7, False), ("p50 ÷", 1.6, 1.8, True), ("/s ÷", 0.6, 0.5, True)],
)
def test_a_loss_of_more_than_a_tenth_is_marked(of, before, now, slower):
    assert last.change({of: before}, {of: now}, of).endswith("slower") == slower
