"""Stilted phrases are in no sentence for people: in no template, no string of the code and no
preset. Each phrase has its plain English; a new one is one more row of PHRASES."""

import ast
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

Reader = Callable[[str], Iterator[tuple[int, str]]]
ROOT = Path(__file__).parents[2]
APPS = (
    "people",
    "protocols",
    "casework",
    "enquiries",
    "documents",
    "complaints",
    "relations",
    "announcements",
    "retention",
    "portal",
)
CODE = [
    path
    for app in APPS
    for path in sorted((ROOT / app).rglob("*.py"))
    if "migrations" not in path.parts
]
SETTINGS = [path for app in APPS for path in sorted((ROOT / app).rglob("*.toml"))]
TEMPLATES = [path for path in sorted((ROOT / "templates").rglob("*.*")) if path.suffix != ".css"]

# A pattern, what to write instead, and a sentence that it refuses.
PHRASES = (
    (r"whom", "who", "Name the officer whom you asked."),
    (r"whoever", "the person who, or anyone who", "Whoever decides is told."),
    (r"anew", "again", "The page is shown anew."),
    (r"beside", "next to, or as well as", "The clause beside the question"),
    (r"in the end", "finally, or the final decision", "The office that decides in the end"),
    (r"told of", "told about", "The chair is told of it."),
    (r"asked of", "asked for, or expected of", "What is asked of you"),
    (r"waits for", "is waiting for", "It waits for the councillor."),
    (r"(?:they|these|those|that|which|you|we) wait for", "is waiting for", "They wait for you."),
    (r"ow(?:ed|es)", "due", "No answer is owed."),
    (
        r"stands? (?:beside|by|under|in (?:the|an?|its|their|this)\b)",
        "is",
        "It stands in the file.",
    ),
    (r"such as:", "for example,", "Enter a reason, such as: training"),
    (r"c[oa]m(?:e|es|ing) back on", "follow up", "You can come back on the answer."),
    (r"t(?:ake|akes|aken|aking|ook) out", "remove", "Take out this day"),
    (r"the (?:date|day|time) on which", "the date, or when", "Enter the day on which it began."),
    (r"(?:nobody|no one|none|nothing) but", "only", "Nobody but the office reads it."),
    (
        r"(?<!\bleave )(?<!\bleft )(?!(?:leave|left|let|lives?|living|working)\s)\S+\s+alone",
        "only, in front of the word",
        "The head of service alone can read it.",
    ),
    (r"for what is", "the thing itself", "The date for what is due"),
)
PLAIN = (
    "Nothing is waiting for you. Wait for the reply.",
    "Leave it alone. The setting was left alone, and leave alone what works.",
    "The Town Clerk stands in for the head of service, and stands in when the post is vacant.",
    "Enter a date, such as 3 12 2026. The officer stood by the decision. Besides, it allowed it.",
)
FIELD = " _ "  # in place of what a template or an f-string puts in
LOGIC = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
MARKUP = re.compile(r"</?[a-z][^>]*>|<!--.*?-->", re.DOTALL)
# Strings of the code that nobody reads: statements of SQL, and regular expressions.
NOT_READ = re.compile(r"\b(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|FROM)\b|\(\?[:=!<]|\\[bdsSw]")


def phrases_in(sentence: str) -> Iterator[tuple[int, str, str]]:
    """Where each stilted phrase begins, what it is and what to write instead."""
    for pattern, better, _ in PHRASES:
        spaced = pattern.replace(" ", r"\s")
        for match in re.finditer(rf"\b{spaced}(?!\w)", sentence, re.IGNORECASE):
            yield match.start(), " ".join(match.group().split()), better


def words_of_logic(tag: re.Match[str]) -> str:
    """The words in quotes in a tag of a template, such as a title, on as many lines as it has."""
    quoted = [] if tag[0].startswith("{#") else re.findall(r'"([^"]*)"', tag[0])
    words = FIELD.join(part for part in quoted if " " in part)
    return FIELD + words + FIELD + "\n" * (tag[0].count("\n") - words.count("\n"))


def words_of_markup(tag: re.Match[str]) -> str:
    """The words of an element that only some people are told, on as many lines as it has."""
    words = FIELD.join(re.findall(r'\s(?:aria-label|title|alt|placeholder)="([^"]*)"', tag[0]))
    return FIELD + words + FIELD if words else "\n" * tag[0].count("\n")


def in_template(text: str) -> Iterator[tuple[int, str]]:
    """All the words of a template as one text, without what its lines are indented by."""
    words = MARKUP.sub(words_of_markup, LOGIC.sub(words_of_logic, text))
    yield 1, re.sub(r"^ +", "", words, flags=re.MULTILINE)


def in_code(text: str) -> Iterator[tuple[int, str]]:
    """Each string with a space in it that is not a docstring, and the line it begins on."""
    inside: set[ast.AST] = set()
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Expr(value=ast.Constant()):
                inside.add(node.value)
            case ast.JoinedStr():
                inside.update(node.values)
                parts = (p.value if isinstance(p, ast.Constant) else FIELD for p in node.values)
                yield node.lineno, "".join(map(str, parts))
            case ast.Constant(value=str(sentence)) if " " in sentence and node not in inside:
                if not NOT_READ.search(sentence):
                    yield node.lineno, sentence


def in_settings(text: str) -> Iterator[tuple[int, str]]:
    """Each value with a space in it, and the line it begins on."""
    left: list[Any] = [tomllib.loads(text)]
    while left:
        match left.pop():
            case dict(table):
                left.extend(table.values())
            case list(values):
                left.extend(values)
            case str(sentence) if " " in sentence:
                yield text.count("\n", 0, max(text.find(sentence.split("\n")[0]), 0)) + 1, sentence


def stilted(paths: Sequence[Path], sentences_in: Reader) -> list[str]:
    """A line for each stilted phrase: file, line, phrase and the better word."""
    return [
        f"{path.relative_to(ROOT) if path.is_relative_to(ROOT) else path.name}:"
        f"{line + sentence.count(chr(10), 0, start)}: “{phrase}”. Write: {better}"
        for path in paths
        for line, sentence in sentences_in(path.read_text(encoding="utf-8"))
        for start, phrase, better in phrases_in(sentence)
    ]


@pytest.mark.parametrize(
    ("paths", "sentences_in"),
    [(TEMPLATES, in_template), (CODE, in_code), (SETTINGS, in_settings)],
    ids=["templates", "code", "settings"],
)
def test_no_sentence_for_people_is_stilted(paths, sentences_in):
    faults = stilted(paths, sentences_in)
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.parametrize(("pattern", "better", "sentence"), PHRASES)
def test_each_phrase_is_refused_with_its_plain_english(pattern, better, sentence):
    assert [plain for _, _, plain in phrases_in(sentence)] == [better]


@pytest.mark.parametrize("sentence", PLAIN)
def test_plain_english_is_not_refused(sentence):
    assert list(phrases_in(sentence)) == []


@pytest.mark.parametrize(
    ("sentences_in", "text"),
    [
        (in_template, "<p>\n{% if a > b %}It\nis owed{% endif %}</p>"),
        (in_template, '<p>\n\n{% include "a.html" with words="What is owed" only %}</p>'),
        (in_template, '{# owed #}\n\n<nav class="owed" aria-label="What is owed"></nav>{{ owed }}'),
        (in_code, '"""What is owed?"""\n\nsaid = f"{owed} is " "owed"\n\n\nkey = "owed"'),
        (in_code, 'said = {"owed": 1}\n\nraise ValueError("It is owed")'),
        (in_settings, '# owed\nowed = "owed"\nsaid = ["It is owed"]'),
        (in_settings, 'key = "a"\n[one.owed]\nsaid = """It is owed"""'),
    ],
)
def test_a_phrase_is_found_where_people_read_it_and_nowhere_else(tmp_path, sentences_in, text):
    path = tmp_path / "page"
    path.write_text(text, encoding="utf-8")
    assert stilted([path], sentences_in) == ["page:3: “owed”. Write: due"]
