"""Raising an enquiry page by page, as a councillor does, and the posts that some kinds need."""

from datetime import date
from uuid import uuid4

from django.urls import reverse

from enquiries.models import Draft, Enquiry
from people.models import Committee, Group, Service
from people.roles import Role
from tests.drafting import check_url, draft_key, step_url
from tests.established import establish
from tests.people import STARTED, named


def post_answer(client, slug, **typed):
    return client.post(step_url(slug), {"key": uuid4()} | typed)


def page_words(client, name, *args):
    """The words of a page that opens."""
    args = (draft_key(),) if name == "check" else args
    response = client.get(reverse(f"enquiries:{name}", args=args))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def step_words(client, slug):
    return page_words(client, "raise-step", draft_key(), slug)


def kinds_words(client):
    """The words of the first page, and of the page with everything else."""
    return step_words(client, "about") + page_words(client, "something-else", draft_key())


# Whatever a protocol may ask on the page of the question. What it does not ask for is ignored.
QUESTION = {
    "title": "Car park",
    "text": "What was weighed?",
    "name": "Edith Marsh",
    "asked_as": "council",
    "interest_declared": "no",
    "purpose": "letters",
    "support": "Printing",
    "for_whom": "council",
    "decision": "Closure of Dock Street, 3 November",
}


def walk_to_check(client, kind, **typed):
    """From the kind to the check, answering what is asked; gives the pages asked. `typed` holds
    answers to the question, in groups of any name."""
    slugs, url = [], step_url("about")
    question = QUESTION | {"service": Service.objects.get(name="Highways").pk}
    for group in typed.values():
        question |= group
    answers = {"about": {"kind": kind}, "question": question}
    while url != check_url():
        slug = url.rstrip("/").rpartition("/")[2]
        slugs.append(slug)
        response = post_answer(client, slug, **answers[slug])
        assert response.status_code == 302, response.content.decode()
        url = response.url
    return slugs


def send_draft(client):
    """What the draft becomes when Send is pressed."""
    draft = Draft.objects.get()
    response = client.post(check_url(), {"key": draft.key})
    assert response.status_code == 302, response.content.decode()
    return Enquiry.objects.get(key=draft.key)


def appoint(who, role, **more):
    """A post as well as being a councillor, since 2020."""
    return establish(person=named(who), role=role, starts_on=STARTED, **more)


def leads_a_group(who):
    return appoint(who, Role.GROUP_LEADER, group=Group.objects.get())


def chairs(who, name="Planning Committee"):
    committee = Committee.objects.get_or_create(name=name)[0]
    appoint(who, Role.COMMITTEE_CHAIR, committee=committee)
    return committee


def on(day: date, name="meeting_on"):
    """A day as its three boxes send it."""
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return {f"{name}_{part}": str(number) for part, number in parts.items()}
