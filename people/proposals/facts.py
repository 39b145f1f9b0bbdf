"""What a proposal says today, fact by fact, and the mark of it that a confirmation carries."""

import hashlib
import json
from datetime import date

from django.utils import timezone

from people.models import Appointment, Proposal, ProposalKind, Standing, User
from people.models.second_person import POST_FIELDS
from people.second_factors.own import factors_in_words, last_use_of_factors

NO_DATE = "None"


def day(value: object, nothing: str = NO_DATE) -> str:
    return f"{value:%-d %B %Y}" if value else nothing


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
    if proposal.kind == ProposalKind.LOST_FACTOR:
        return facts | {
            "Email address last changed": day(address_changed_on(person), "Never"),
            "Second step": factors_in_words(person),
            "Second step last used": day(last_use_of_factors(person), "Never"),
        }
    if proposal.kind == ProposalKind.SIGN_IN:
        return facts | {"Would be able to sign in": "Yes" if proposal.can_sign_in else "No"}
    return facts | facts_of_post(proposal)


def facts_of_post(proposal: Proposal) -> dict[str, str]:
    facts = {
        "Post": title_of_post(proposal),
        "First day": day(proposal.starts_on),
        "Last day": day(proposal.ends_on),
        "In this post today": holders_in_words(proposal),
    }
    if proposal.kind == ProposalKind.POST_CANCEL:
        return facts | {"Would be cancelled": "Yes, before its first day"}
    if proposal.post:
        ends_on = proposal.post.ends_on
        until = f" until {day(ends_on)}" if ends_on else ""
        since = day(proposal.post.starts_on)
        facts["Their post today"] = f"{proposal.post.post}, since {since}{until}"
    return facts


def address_changed_on(person: User) -> date | None:
    """The local day on which the account got its address; None if it has always been this one. A
    new address may be that of whoever says that something is lost."""
    others = person.history.exclude(email=person.email)
    last = others.order_by("-history_date", "-history_id").first()
    if last is None:
        return None
    since = person.history.filter(history_id__gt=last.history_id).order_by("history_id").first()
    return timezone.localdate(since.history_date) if since else None


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
