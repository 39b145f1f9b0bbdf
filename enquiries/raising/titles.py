"""Titles of enquiries: as typed, as chosen, or the first words of the question."""

import re

from casework.journeys import Answers, Progress
from enquiries.models import Kind

OTHER = "other"
FROM_CHOICE = {Kind.SUPPORT: "support", Kind.DECISION: "decision"}
LONGEST, SHORTEST = 60, 12
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
PERSONAL = 3  # a word of a name or an address from so many letters on


def is_titled_by_a_choice(progress: Progress) -> bool:
    """Whether the page asks for a decision, or offers support, by which it is called."""
    kind = progress.answers.get("kind")
    return kind == Kind.DECISION or (
        kind == Kind.SUPPORT and bool(progress.protocol.support_offers)
    )


def chosen_title(answers: Answers) -> str:
    """The title taken from what was chosen; "" if nothing that names it was."""
    chosen = str(answers.get(FROM_CHOICE.get(answers.get("kind", ""), ""), ""))
    return "" if chosen == OTHER else chosen


def title_of(answers: Answers) -> str:
    """What the enquiry is called; "" before there is anything to call it by."""
    typed: str = answers.get("title", "")
    return chosen_title(answers) or typed or title_from_text(answers)


def title_from_text(answers: Answers) -> str:
    """The first words of the question. A resident who is named in them stays out of the title,
    which more people read than the question."""
    words = first_words(answers.get("text", ""))
    if answers.get("kind") != Kind.CASEWORK or not names_the_resident(words, answers):
        return words
    service = answers.get("service_name") if answers.get("service") else ""
    return f"A resident’s problem with {service}" if service else "A resident’s problem"


def first_words(text: str) -> str:
    """The first sentence of the first line, cut between two words if it is long."""
    line = " ".join(text.strip().partition("\n")[0].split())
    end = SENTENCE_END.search(line, SHORTEST)
    sentence = line[: end.start()] if end else line
    if len(sentence) <= LONGEST:
        return sentence.removesuffix(".")
    return sentence[:LONGEST].rpartition(" ")[0].rstrip(",;:") + "…"


def names_the_resident(title: str, answers: Answers) -> bool:
    """Whether a word of the resident’s name or address is in the title."""
    personal = words_in(f"{answers.get('name', '')} {answers.get('address', '')}")
    return not personal.isdisjoint(words_in(title))


def words_in(text: str) -> set[str]:
    words = re.findall(r"[^\W_]+", text.casefold())
    return {word for word in words if len(word) >= PERSONAL or word.isdigit()}
