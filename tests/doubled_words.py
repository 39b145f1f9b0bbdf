"""A word said twice in a row, also as one and many: “Complaints Complaint by a councillor”."""

import itertools
import re

WORD = re.compile(r"[^\W\d_]{2,}")
# What a reader sees in one line of a page: titles, headings, questions, links and rows.
LINES = """() => [document.title, ...[...document.querySelectorAll(
    "h1, h2, h3, legend, label, caption, th, td, li, summary, a, button, .govuk-caption-m"
)].flatMap(one => one.innerText.split("\\n"))]"""


def doubled_words(line):
    """The words that a line has twice in a row with nothing but a space between."""
    found = list(WORD.finditer(line))
    for first, second in itertools.pairwise(found):
        if line[first.end() : second.start()] == " " and one(first) == one(second):
            yield f"{first[0]} {second[0]}"


def one(word):
    return word[0].casefold().removesuffix("s")
