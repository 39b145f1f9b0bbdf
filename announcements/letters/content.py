"""What the pages of outgoing letters show: lines of the list, the letter itself, its facts, what
has happened, and the verbs as links."""

from django.urls import reverse

from announcements.letters import forms, policy, words
from announcements.models import Capacity, LetterState, LetterVerb, OutgoingLetter
from foundation.dates_in_words import day_year, moment
from foundation.types import Context
from people.models import User

MOST_EVENTS = 30


def letter_line(letter: OutgoingLetter) -> Context:
    return {
        "url": letter.get_absolute_url(),
        "title": letter.title,
        "about": f"{letter.reference}, to {letter.addressee}, signed by {letter.signatory.name}"
        if letter.status == LetterState.SENT
        else f"{letter.reference}, to {letter.addressee}, for {letter.signatory.name} to sign",
        "when": day_year(letter.sent_at or letter.received_at),
        "tag": words.TAGS[letter.status],
    }


def paper_of(letter: OutgoingLetter) -> Context:
    """The letter as it goes out. A draft shows the signature and the copies it would have now."""
    sent = letter.status == LetterState.SENT
    return {
        "head": words.letterhead(letter),
        "date": day_year(letter.sent_at) if sent else "",
        "reference": letter.reference,
        "addressee": letter.addressee,
        "address": [line for line in letter.address.split("\n") if line.strip()],
        "subject": letter.title,
        "body": letter.body,
        "capacity": words.capacity_line(letter),
        "signed": letter.signed if sent else words.signature_of(letter.signatory, letter),
        "copies": letter.copies if sent else words.copies_of(letter),
    }


def facts_of_letter(letter: OutgoingLetter) -> list[Context]:
    facts: list[Context] = [
        {"label": "State", "tag": words.TAGS[letter.status]},
        {"label": "Signed by" if letter.sent_at else "To sign", "lines": [letter.signatory.name]},
        {"label": "Written by", "lines": [letter.author.name]},
    ]
    if letter.sent_at:
        facts.append({"label": "Sent", "lines": [day_year(letter.sent_at)]})
    return facts


def events_of_letter(letter: OutgoingLetter) -> list[Context]:
    """Who did what, the newest first; signing says who had a copy."""
    rows = letter.history.select_related("history_user")
    return [
        {
            "who": row.history_user.name if row.history_user else "Concordat",
            "what": LetterVerb(row.history_change_reason).label,
            "at": moment(row.history_date),
            "copies": ", ".join(row.copies),
        }
        for row in rows.order_by("-history_date", "-history_id")[:MOST_EVENTS]
    ]


VERBS = (
    ("sign-letter", "Sign letter", policy.can_sign_letter),
    ("change-letter", "Change letter", policy.can_change_letter),
    ("withdraw-letter", "Withdraw letter", policy.can_withdraw_letter),
)


def links_of_letter(letter: OutgoingLetter, user: User) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(f"announcements:{name}", args=[letter.reference])}
        for name, label, can in VERBS
        if can(user, letter)
    ]


WRITE = {
    Capacity.OFFICER: "Write an official letter",
    Capacity.MAYOR: "Write as Mayor",
    Capacity.LEADER: "Write as leader of the council",
    Capacity.CHAIR: "Write as chair of a committee",
    Capacity.WARD: "Write as a councillor",
}


def links_to_write(user: User) -> list[dict[str, str]]:
    """A button for each capacity in which this person can write today."""
    return [
        {"label": label, "url": reverse("announcements:write-letter", args=[capacity])}
        for capacity, label in WRITE.items()
        if policy.can_write_letter(user, capacity)
    ]


def initial_of(letter: OutgoingLetter) -> Context:
    """What the form of a letter starts with when its author changes it."""
    names = [
        *("title", "addressee", "addressee_kind", "address", "body", "matter"),
        *("signatory_reason", "binds_nothing_confirmed"),
    ]
    copied = forms.TO_BOARD if letter.to_board else letter.committee_id
    binds = {None: "", True: "yes", False: "no"}
    return {name: getattr(letter, name) for name in names} | {
        "service": letter.service_id,
        "signatory": letter.signatory_id,
        "copied_to": copied,
        "binds_council": binds[letter.binds_council],
    }
