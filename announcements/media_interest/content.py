"""What the pages of media interest show: lines, facts and the verb."""

from announcements.models import InterestState, MediaInterest
from foundation import dates_in_words
from foundation.types import Context

TAGS: dict[str, tuple[str, str]] = {
    InterestState.OPEN: ("Not answered", ""),
    InterestState.ANSWERED: ("Answered", "green"),
}


def interest_line(interest: MediaInterest) -> Context:
    return {
        "url": interest.get_absolute_url(),
        "title": interest.title,
        "about": f"{interest.reference}, {interest.outlet}",
        "when": dates_in_words.day(interest.received_at),
        "tag": TAGS[interest.status],
    }


def facts_of_interest(interest: MediaInterest) -> list[Context]:
    facts: list[Context] = [
        {"label": "State", "tag": TAGS[interest.status]},
        {"label": "Who has asked", "lines": [interest.outlet]},
        {"label": "Recorded by", "lines": [interest.author.name]},
    ]
    if interest.authorised_by:
        facts.append({"label": "Authorised by", "lines": [interest.authorised_by.name]})
    return facts
