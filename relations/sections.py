"""Section of the front page: a link to the page of one kind of record, and a sentence below it."""

from typing import NamedTuple


class Section(NamedTuple):
    title: str
    url: str
    sentence: str
