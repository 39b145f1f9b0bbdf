"""What the pages of consultations show: lines, facts and the verbs."""

from django.urls import reverse

from announcements.media_consultations import policy, routing
from announcements.models import ConsultationState, MediaConsultation
from foundation import dates_in_words
from foundation.types import Context
from people.directory import styled_member
from people.models import User

TAGS: dict[str, tuple[str, str]] = {
    ConsultationState.SENT: ("Sent", ""),
    ConsultationState.ANSWERED: ("Answered", "green"),
    ConsultationState.WITHDRAWN: ("Withdrawn", "grey"),
}
VERBS = (
    ("answer-consultation", "Answer", policy.can_answer_consultation),
    ("withdraw-consultation", "Withdraw", policy.can_withdraw_consultation),
)


def consultation_line(consultation: MediaConsultation, user: User) -> Context:
    own = consultation.member_id == user.pk
    who = (
        f"to {routing.consulted_title(consultation)}" if own else styled_member(consultation.member)
    )
    return {
        "url": consultation.get_absolute_url(),
        "title": consultation.title,
        "about": f"{consultation.reference}, {who}",
        "when": f"Sent {dates_in_words.day(consultation.received_at)}",
        "tag": TAGS[consultation.status],
    }


def facts_of_consultation(consultation: MediaConsultation) -> list[Context]:
    title = routing.consulted_title(consultation)
    return [
        {"label": "State", "tag": TAGS[consultation.status]},
        {"label": "Sent", "lines": [dates_in_words.moment(consultation.received_at)]},
        {"label": "From", "lines": [consultation.member.styled]},
        {"label": "To", "lines": [title[:1].upper() + title[1:]]},
    ]


def links_of_consultation(consultation: MediaConsultation, user: User) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(f"announcements:{name}", args=[consultation.reference])}
        for name, label, may in VERBS
        if may(user, consultation)
    ]
