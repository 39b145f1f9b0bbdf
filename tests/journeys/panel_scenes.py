"""Recruitment panels as pages show them, and the register of training."""

from relations.models import RecruitmentPanel
from tests.journeys.clause_scenes import under
from tests.people import named
from tests.relations import panels as cases


def panels_offered(clock):
    under("oxford")
    cases.hana()


def a_panel(clock):
    under("oxford")
    return (cases.with_people().reference,)


def some_panels(clock):
    a_panel(clock)


def a_panel_to_change(clock):
    reference, *_ = a_panel(clock)
    panel = RecruitmentPanel.objects.get(reference=reference)
    return (reference, panel.all_seats[0].pk)


def a_panel_to_declare_to(clock):
    under("oxford")
    panel = cases.with_people()
    cases.confirmed(panel, "clara")
    return (panel.reference,)


def a_panel_with_a_connection(clock):
    under("oxford")
    panel = cases.with_people()
    cases.said(panel, "clara", cases.keys_of(panel)[:1], cases.WORDS)
    cases.said(panel, "nia")
    return (panel.reference,)


def a_panel_that_met(clock):
    """It met this morning."""
    reference = a_panel_with_a_connection(clock)[0]
    panel = RecruitmentPanel.objects.get(reference=reference)
    times = {"starts_at": cases.at(8, day=1), "ends_at": cases.at(9, day=1)}
    cases.actions.move_panel(panel, **times, place="Town Hall", by=cases.hana())
    return (reference,)


def a_panel_with_an_outcome(clock):
    reference = a_panel_that_met(clock)[0]
    panel = RecruitmentPanel.objects.get(reference=reference)
    outcome = {"appointed": cases.OUTSIDER, "reasons": cases.REASONS}
    cases.decisions.record_outcome(panel, **outcome, by=named("hana"))
    return (reference,)


def training_kept(clock):
    under("oxford")
    cases.trained("clara")


def training_of_clara(clock):
    training_kept(clock)
    return (named("clara").pk,)
