"""What the pages of agendas show: facts, whether the consultation is late, the verbs as links."""

from django.urls import reverse

from foundation.dates_in_words import day, moment
from foundation.types import Context
from people.directory import styled_member
from people.models import User
from protocols.behaviours import Behaviour
from protocols.words import amount_of
from relations.agendas import policy, routing
from relations.models import AgendaConsultation, AgendaState, unbriefed_posts

TAGS = {
    AgendaState.PLANNED: ("Not consulted yet", "blue"),
    AgendaState.CONSULTED: ("With the councillor", "purple"),
    AgendaState.ANSWERED: ("Answered", "green"),
    AgendaState.CANCELLED: ("Meeting cancelled", "grey"),
}
LATE = ("Late", "red")


def is_listed_as_late(consultation: AgendaConsultation) -> bool:
    """If the protocol says when to consult; a cancelled meeting never is."""
    asked = consultation.version.clause_for(Behaviour.AGENDA_CONSULTED_IN_TIME)
    return bool(asked) and consultation.status == AgendaState.PLANNED and consultation.is_late


def tag_of_agenda(consultation: AgendaConsultation) -> tuple[str, str]:
    if is_listed_as_late(consultation):
        return LATE
    return TAGS[AgendaState(consultation.status)]


def agenda_line(consultation: AgendaConsultation) -> Context:
    return {
        "url": consultation.get_absolute_url(),
        "title": consultation.title,
        "about": consultation.reference,
        "when": consultation.when,
        "tag": tag_of_agenda(consultation),
    }


def facts_of_agenda(consultation: AgendaConsultation) -> list[Context]:
    return [
        {"label": "State", "tag": tag_of_agenda(consultation)},
        {"label": "When", "lines": [consultation.when]},
        {"label": "Place", "lines": [consultation.place]},
        {"label": "Consulted", "lines": [consulted_words(consultation)]},
    ]


def consulted_words(consultation: AgendaConsultation) -> str:
    """Tess Wynn, 2 December at 10am; or who will be."""
    if consultation.consulted and consultation.consulted_at:
        return f"{consultation.consulted.styled}, {moment(consultation.consulted_at)}"
    person = routing.to_be_consulted(consultation.committee)
    post = "chair" if consultation.committee_id else "leader"
    return f"No one yet. The {post} is {person.styled}" if person else f"There is no {post} now"


def time_limit_words(consultation: AgendaConsultation) -> str:
    """By when to consult, or that it was or is too late; "" if the protocol does not say."""
    if not consultation.version.clause_for(Behaviour.AGENDA_CONSULTED_IN_TIME):
        return ""
    last = day(consultation.late_on)
    days = amount_of(consultation.version.agenda_days, "days")
    if consultation.consulted_at is not None:
        late = "less" if consultation.is_late else "not less"
        return f"The councillor was consulted {late} than {days} before the meeting."
    if consultation.is_late:
        return f"The consultation is late. It was due before {last}."
    return f"Consult before {last}, {days} before the meeting."


def unbriefed_words(consultation: AgendaConsultation) -> str:
    """Who is entitled to a briefing on this agenda and has had none; "" if the protocol provides
    for none."""
    if not consultation.version.clause_for(Behaviour.AGENDA_BRIEFINGS):
        return ""
    people = [
        f"{styled_member(post.person)}, {post.post}" for post in unbriefed_posts(consultation)
    ]
    if not people:
        return "Everyone entitled to a briefing on this agenda has had one."
    return f"Not briefed on this agenda yet: {'; '.join(people)}."


CANCEL = "Record that the meeting is cancelled"
VERBS = (
    ("consult", "Consult on the agenda", policy.can_consult),
    ("answer-consultation", "Answer", policy.can_answer_consultation),
    ("cancel-meeting", CANCEL, policy.can_cancel_meeting),
)


def links_of_agenda(consultation: AgendaConsultation, user: User) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(f"relations:{name}", args=[consultation.reference])}
        for name, label, can in VERBS
        if can(user, consultation)
    ]
