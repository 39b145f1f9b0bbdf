"""Warnings about a file: what is in it unseen, and what the portal cannot keep of it.

The sender reads them beside the file and confirms them before it goes.
"""

import hashlib
from collections.abc import Iterable

# By the keys that the workshop reports: first what others will be able to see, then what is lost.
SEEN = {
    "hidden sheets": "hidden worksheets",
    "hidden rows": "hidden rows or columns",
    "hidden slides": "hidden slides",
    "hidden text": "hidden text",
    "notes": "speaker notes",
    "comments": "comments",
    "changes": "tracked changes, with the text that was deleted",
    "pivot": "a copy of the figures behind a pivot table",
    "embedded": "another document inside it, for example the figures behind a chart",
    "layers": "layers that are switched off",
}
LOST = {
    "attachments": "the files attached to it",
    "films": "its film, sound or model",
    "form": "the data of its form that no page shows",
    "frames": "every picture in it except the first",
    "signature": "its electronic signature",
}


def in_words(parts: list[str]) -> str:
    *some, last = parts
    return f"{', '.join(some)} and {last}" if some else last


def warning_about(name: str, keys: Iterable[str]) -> str:
    """Sentences with the file's name in front, without the last full stop; "" if there are none."""
    found, subject = set(keys), f"“{name}”"
    sentences = []
    if seen := [words for key, words in SEEN.items() if key in found]:
        sentences.append(f"{subject} has {in_words(seen)}. Everyone who opens it can find these")
        subject = "It"
    if lost := [words for key, words in LOST.items() if key in found]:
        sentences.append(f"{subject} will lose {in_words(lost)} when you send it")
    return ". ".join(sentences)


def confirmation_of(warning: str) -> str:
    """What a ticked box sends back: it stands for these very words."""
    return hashlib.sha256(warning.encode()).hexdigest()[:24]
