"""Officers at group meetings as pages show them, under the protocol whose clauses ask for most."""

from protocols.version_cache import forget_versions
from relations.group_meetings import notes
from relations.models import BriefingOffer
from tests.journeys.clause_scenes import under
from tests.people import named
from tests.relations import group_meetings as cases

AGENT = {"outsiders": 2, "outsiders_who": "The group’s agent and a candidate for Sandgate"}


def group_leaders_today(clock):
    under("cheshire-east")
    cases.two_groups()
    forget_versions()


def meeting_to_decide(clock):
    group_leaders_today(clock)
    return (cases.asked(**AGENT).reference,)


def request_on_the_first_page(clock):
    meeting_to_decide(clock)


def meeting_to_confirm(clock):
    group_leaders_today(clock)
    return (cases.accepted(significant=True, area="Roads").reference,)


def meeting_held(clock):
    group_leaders_today(clock)
    meeting = cases.confirmed()
    clock.set(2026, 12, 9, 21)
    return (meeting.reference,)


def meeting_without_full_advice(clock):
    group_leaders_today(clock)
    return (cases.recorded(clock, formal_body="The council").reference,)


def meeting_refused(clock):
    group_leaders_today(clock)
    meeting = cases.asked()
    refused = cases.decisions.RefusedRequest("not-free", "No one is free that evening.")
    cases.decisions.refuse_attendance(meeting, refused=refused, by=named("eve"))
    return (meeting.reference,)


def offer_to_another_group(clock):
    meeting_to_confirm(clock)
    return (BriefingOffer.objects.latest("pk").reference,)


def note_to_write(clock):
    return (*meeting_without_full_advice(clock), "note")


def quote_to_check(clock):
    under_knutsford(clock)
    quote = cases.quoted(clock)
    notes.release_group_notes(quote.case, to=named("nia"), by=named("clara"))
    return quote.case.reference, quote.key


def quote_in_notes(clock):
    return quote_to_check(clock)[:1]


def under_knutsford(clock):
    under("knutsford")
    cases.two_groups()
