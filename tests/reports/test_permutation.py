"""The permutation test: it finds what is there, and seldom what is not."""

from random import Random

import pytest

from reports.even_handedness.permutation import Treated, differences

REDS, BLUES, GREENS = 1, 2, 3


def answers(group, days, stratum="highways", number=40, seed=0):
    """Cases that took about so many days."""
    chance = Random(seed + group)
    return [Treated(group, stratum, days + chance.choice((-1, 0, 1, 2))) for _ in range(number)]


def test_a_difference_within_a_stratum_is_found_with_its_interval():
    cases = answers(REDS, 5) + answers(BLUES, 8)
    found = differences(cases)
    assert found[BLUES].is_found
    assert 2.3 < found[BLUES].effect < 3.7
    assert found[BLUES].low < found[BLUES].effect < found[BLUES].high
    assert found[BLUES].low > 1.5
    assert found[REDS].effect == pytest.approx(-found[BLUES].effect)
    assert differences(cases) == found  # the same cases give the same answer


def test_a_group_that_asks_a_slow_service_more_often_is_not_treated_worse():
    slow, fast = {"stratum": "planning", "days": 20}, {"stratum": "waste", "days": 2}
    cases = answers(REDS, **slow, number=30) + answers(BLUES, **slow, number=4)
    cases += answers(REDS, **fast, number=4, seed=7) + answers(BLUES, **fast, number=30, seed=7)
    found = differences(cases)
    assert abs(found[REDS].effect) < 1
    assert not found[REDS].is_found


def test_chance_alone_seldom_makes_a_difference():
    wrong = 0
    for seed in range(0, 600, 10):
        cases = [one for group in (1, 2, 3) for one in answers(group, 5, number=25, seed=seed)]
        wrong += any(one.is_found for one in differences(cases).values())
    assert wrong <= 7  # three are to be expected of sixty


def test_too_few_or_nothing_alike_is_not_compared():
    assert differences([]) == {}
    assert differences(answers(REDS, 5) + answers(BLUES, 9, number=19)).keys() == {REDS}
    assert differences(answers(REDS, 5, "parks") + answers(BLUES, 9, "waste")) == {}


def test_one_of_two_outcomes_is_compared_as_well():
    refused = [
        Treated(group, "", 100.0 * (place < many))
        for group, many in ((REDS, 2), (BLUES, 16))
        for place in range(40)
    ]
    found = differences(refused)
    assert (found[BLUES].effect, found[BLUES].is_found) == (35.0, True)
