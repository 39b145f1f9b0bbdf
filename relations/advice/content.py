"""What the pages of advice show: lines of the list, what has happened, and the verbs as links."""

from django.urls import reverse

from foundation.dates_in_words import day_year, moment
from foundation.types import Context
from people.models import User
from relations.advice import policy
from relations.models import AdviceRecord, AdviceState, AdviceVerb

TAGS = {
    AdviceState.OPEN: ("Can be changed", "blue"),
    AdviceState.FINISHED: ("Finished", "green"),
}
MOST_EVENTS = 30


def advice_line(advice: AdviceRecord) -> Context:
    return {
        "url": advice.get_absolute_url(),
        "title": advice.title,
        "about": f"{advice.reference}, {advice.author.name}, {advice.service}",
        "when": day_year(advice.received_at),
        "tag": TAGS[AdviceState(advice.status)],
    }


def facts_of_advice(advice: AdviceRecord) -> list[Context]:
    return [
        {"label": "State", "tag": TAGS[AdviceState(advice.status)]},
        {"label": "Officer", "lines": [advice.author.name]},
        {"label": "Service", "lines": [str(advice.service)]},
        {"label": "Councillor", "lines": [advice.member.styled]},
    ]


def events_of_advice(advice: AdviceRecord) -> list[Context]:
    """Who did what, the newest first."""
    rows = advice.history.select_related("history_user")
    return [
        {
            "who": row.history_user.name if row.history_user else "Concordat",
            "what": AdviceVerb(row.history_change_reason).label,
            "at": moment(row.history_date),
        }
        for row in rows.order_by("-history_date", "-history_id")[:MOST_EVENTS]
    ]


VERBS = (
    ("change-recommendation", "Change the recommendation", policy.can_change_recommendation),
    ("correct-view", "Correct the councillor’s view", policy.can_correct_view),
    ("finish-advice", "Finish this advice", policy.can_finish_advice),
)


def links_of_advice(advice: AdviceRecord, user: User) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(f"relations:{name}", args=[advice.reference])}
        for name, label, can in VERBS
        if can(user, advice)
    ]
