"""Services suggested from the words of a question, by the words that each service has listed."""

from typing import NamedTuple

from foundation.phrases import places_of
from people.models import Service


class Suggestion(NamedTuple):
    service: Service
    word: str  # the first of its words that the question has


def suggests_services() -> bool:
    """Whether any service has words listed."""
    return Service.objects.offered().exclude(words="").exists()


def suggested_service(question: str) -> Suggestion | None:
    """The service with the most of its words in the question; None where two have as many."""
    found = [
        (len(words), service, words[0])
        for service in Service.objects.offered().exclude(words="")
        if (words := words_found(service, question))
    ]
    most = max((count for count, *_ in found), default=0)
    best = [Suggestion(service, word) for count, service, word in found if count == most]
    return best[0] if len(best) == 1 else None


def words_found(service: Service, question: str) -> list[str]:
    """Its words and phrases that the question has, in the plural as well."""
    lines = map(str.strip, service.words.splitlines())
    return [line for line in lines if any(places_of(question, line, plural=True))]
