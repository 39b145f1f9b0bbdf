"""What a proposal says today, fact by fact, and the mark of it that a confirmation carries."""

import hashlib
import json

from django.utils import timezone

from people.models import Appointment, Proposal, ProposalKind, Standing
from people.models.second_person import POST_FIELDS

NO_DATE = "None"


def day(value: object) -> str:
    return f"{value:%-d %B %Y}" if value else NO_DATE


def title_of_post(proposal: Proposal) -> str:
    """Deputy Monitoring Officer, with the job title if there is one."""
    fields = {name: getattr(proposal, name) for name in POST_FIELDS}
    title = Appointment(**fields).post
    return f"{title} ({proposal.job_title})" if proposal.job_title else title


def facts_of(proposal: Proposal) -> dict[str, str]:
    """Each fact that the second person relies on, by its name on the page."""
    person = proposal.person
    facts = {
        "Person": person.name,
        "Their email address": person.email,
        "Can sign in today": "Yes" if person.is_active else "No",
    }
    if proposal.kind == ProposalKind.ADDRESS:
        return facts | {"New email address": proposal.email}
    if proposal.kind == ProposalKind.SIGN_IN:
        return facts | {"Would be able to sign in": "Yes" if proposal.can_sign_in else "No"}
    facts |= {
        "Post": title_of_post(proposal),
        "First day": day(proposal.starts_on),
        "Last day": day(proposal.ends_on),
        "In this post today": holders_in_words(proposal),
    }
    if proposal.post:
        ends_on = proposal.post.ends_on
        until = f" until {day(ends_on)}" if ends_on else ""
        since = day(proposal.post.starts_on)
        facts["Their post today"] = f"{proposal.post.post}, since {since}{until}"
    return facts


def holders_in_words(proposal: Proposal) -> str:
    posts = Appointment.objects.current(timezone.localdate()).filter(role=proposal.role)
    rows = posts.of_people_who_can_sign_in().select_related("person").order_by("pk")
    names = [
        f"{post.person.name}, deputy" if post.standing == Standing.DEPUTY else post.person.name
        for post in rows
    ]
    return "; ".join(names) or "No one"


def mark_of(facts: dict[str, str]) -> str:
    """A mark for each fact, which a form carries."""
    return json.dumps({name: digest(value) for name, value in facts.items()}, sort_keys=True)


def digest(value: str) -> str:
    return hashlib.blake2b(value.encode(), digest_size=8).hexdigest()


def changed_facts(mark: str, facts: dict[str, str]) -> list[str]:
    """The names of facts that are no longer as they were shown."""
    try:
        seen = dict(json.loads(mark))
    except (ValueError, TypeError):
        seen = {}
    return [name for name, value in facts.items() if seen.get(name) != digest(value)]
