"""Enquiries under protocols other than Section C, whose clauses ask for more on the pages."""

from datetime import date
from uuid import uuid4

from enquiries import actions, follow_ups
from enquiries.models import Draft, Intent
from protocols import version_cache
from protocols.drafting import actions as drafting_actions
from protocols.models import Protocol
from tests.enquiries import cases
from tests.people import everybody_has_read, named

FIRST = date(2026, 12, 1)


def under(preset):
    """In force from today for everybody, as long as the tour lasts."""
    if not Protocol.objects.filter(preset=preset, effective_from=FIRST).exists():
        draft = drafting_actions.draft_from_preset(
            preset, name="Another council's", by=named("pat")
        )
        more = {"effective_from": FIRST, "minute": "C20", "today": date(2026, 11, 2)}
        everybody_has_read(drafting_actions.adopt_version(draft, **more, by=named("mona")))
        version_cache.forget_versions()


def cheshire_east(clock):
    under("cheshire-east")
    return cases.assigned()


def cheshire_east_draft(clock):
    under("cheshire-east")
    annotations = {"asked_as": "scrutiny", "may_conflict": True, "committee_decides": True}
    annotations |= {"interest_declared": "yes", "interest": "I live opposite"}
    done = ["about", "question"]
    answers = {"kind": "ward", "title": "Bus shelter", "text": "When?", **annotations, "done": done}
    Draft.objects.update_or_create(writer=named("clara"), defaults={"answers": answers})


def cheshire_east_answered(clock):
    under("cheshire-east")
    annotations = {"asked_as": "scrutiny", "interest_declared": True, "interest": "I live opposite"}
    return cases.answered(cases.assigned(**annotations))


def declined(clock):
    more = {"clause": "4.2-p2", "text": "Ask the depot.", "by": named("omar"), "key": uuid4()}
    return actions.decline(cheshire_east(clock), **more)


def followed_up(clock):
    more = {"text": "Why April?", "by": named("clara"), "key": uuid4()}
    return follow_ups.follow_up(declined(clock), intent=Intent.EXPLAIN, **more)


def thurrock_answered(clock):
    under("thurrock")
    enquiry = cases.assigned()
    more = {"text": "In April.", "by": named("omar"), "key": uuid4()}
    return actions.answer(enquiry, advice=True, **more)


def thurrock_dissatisfied(clock):
    words = {"went_wrong": "It was late.", "would_help": "A date."}
    answered = thurrock_answered(clock)
    return follow_ups.say_dissatisfied(answered, **words, by=named("clara"), key=uuid4())
