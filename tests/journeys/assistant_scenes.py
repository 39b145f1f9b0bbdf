"""An assistant of Clara’s: what was shared with her, what she writes, and whether she can send."""

from uuid import uuid4

from enquiries.assistants import actions
from enquiries.models import Draft
from enquiries.sharing.actions import share
from tests.assistants import assistant
from tests.enquiries import cases
from tests.enquiries.journey import post_answer, walk_to_check
from tests.journeys.clause_scenes import under
from tests.people import named, signed_in


def asha():
    there = named("clara").assistants.first()
    return there.person if there else assistant()


def an_assistant(clock):
    """Who cannot send yet: what the address of the page takes."""
    return (asha().pk,)


def an_assistant_who_sends(clock):
    """Who could before, was stopped, and can again; with an enquiry that was shared with her."""
    under("oxford")
    clara, person = named("clara"), asha()
    actions.let_send(person, by=clara)
    actions.stop_sending(person, by=clara)
    actions.let_send(person, by=clara)
    share(cases.answered(), person=person, by=clara, key=uuid4())
    share(cases.assigned(), person=person, by=clara, key=uuid4())
    return (person.pk,)


def a_shared_enquiry(clock):
    return cases.Enquiry.objects.filter(shares__person=asha()).first()


def a_draft_of_an_assistant(clock):
    asha()
    client = signed_in("asha")
    post_answer(client, "councillor", member=named("clara").pk)
    walk_to_check(client, "fact")
    return Draft.objects.get(writer=named("asha"))


def a_draft_given(clock):
    draft = a_draft_of_an_assistant(clock)
    actions.give_draft(draft.key, to=named("clara"), by=named("asha"))
    return draft
