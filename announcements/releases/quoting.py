"""Who can be quoted in a release, who guides it, and what is said about a quote that cannot be."""

from announcements.media_posts import Posts, permitted_councillors, todays_posts
from announcements.models import Basis, Quote, Release, Timing
from people.models import User
from people.roles import OFFICERS, Role
from protocols.behaviours import Behaviour
from protocols.models import Protocol

OF_OFFICERS = (Basis.FACT, Basis.POLICY)
OF_COUNCILLORS = (Basis.FACT, Basis.OPINION)
NOT_PERMITTED = (
    "Only the leader, cabinet members, chairs and the mayor can be quoted. Select one of them"
)
NO_BASIS = "Select whether the quote is a fact or council policy"
FACTS_ONLY = "Before the meeting a release has facts only. Quote a fact, or issue it afterwards"


def quotable_councillors(version: Protocol) -> Posts:
    """The councillors that a release can quote: those of the permitted posts, or all of them where
    the protocol does not say so."""
    permitted = permitted_councillors()
    if version.clause_for(Behaviour.RELEASE_PERMITTED_POSTS):
        return permitted
    return todays_posts(frozenset({Role.COUNCILLOR})) | permitted


def quotable_officers() -> Posts:
    return todays_posts(OFFICERS)


def quote_of(
    person: User, posts: Posts, *, words: str, basis: str, contact: str, of_councillor: bool
) -> Quote:
    return Quote(person.pk, person.styled, posts[person.pk], words, basis, contact, of_councillor)


def objection_to_quotes(release: Release) -> tuple[str, str]:
    """What stops this release with its quotes, and the clause; ("", "") if nothing does. A post may
    have ended since the quote was added, or the release has been moved to before the meeting."""
    version = release.version
    quoted = [quote for quote in release.quotes if quote.of_councillor]
    number = version.clause_for(Behaviour.RELEASE_PERMITTED_POSTS)
    permitted = permitted_councillors() if quoted and number else {}
    for quote in quoted if number else ():
        if quote.person not in permitted:
            return f"{quote.name} cannot be quoted, because they hold no such post today.", number
    number = version.clause_for(Behaviour.RELEASE_BEFORE_MEETING)
    if number and release.timing == Timing.BEFORE:
        for quote in release.quotes:
            if quote.basis != Basis.FACT:
                sentence = f"The quote of {quote.name} is no fact. Before the meeting a release"
                return f"{sentence} has facts only. Remove the quote first.", number
    return "", ""
