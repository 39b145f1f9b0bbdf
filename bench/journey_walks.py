"""Walks from a councillor's home page to a sent enquiry or request: taps, pages and characters.

The pages are opened and sent as a browser would, and only what they offer is pressed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.test import Client

from enquiries.residents.actions import add_resident
from people.models import Service, User

# 36 words a minute, of five characters each; seconds
CHARACTER, TAP, PAGE = 60 / (36 * 5), 1.1, 1.5
FACT = "How many street lights in Harbour ward are out, and since when?"
# 140 characters
PROBLEM = (
    "Her brown bin has been missed for three collections. She has rung twice and was promised a "
    "lorry both times. Could somebody come there soon?"
)
RESIDENT = "Gwen Pryce"
DOCUMENT, ABOUT_IT = "Viability report on the sale of Quayside Yard", "September 2026, 48 pages"
NEED = "Twelve residents asked me what the sale means for their road."


class FormReader(HTMLParser):
    """What a page would send as it opens, and its links and buttons by their words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.values: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.buttons: dict[str, tuple[str, str]] = {}
        self.inside: tuple[str, dict[str, str]] = ("", {})
        self.words = ""
        self.select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "input" and name and (kind not in ("radio", "checkbox") or "checked" in given):
            self.values[name] = given.get("value", "")
        if name and tag in ("input", "select", "textarea"):
            self.names.add(name)
        if tag == "select":
            self.select = name
        if tag == "option" and "selected" in given:
            self.values[self.select] = given["value"]
        if tag in ("a", "button", "textarea"):
            self.inside, self.words = (tag, given), ""

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_endtag(self, tag: str) -> None:
        opened, given = self.inside
        if tag != opened:
            return
        words = " ".join(self.words.split())
        if tag == "a":
            self.links.setdefault(words, given.get("href", ""))
        elif tag == "button":
            self.buttons.setdefault(words, (given.get("name", ""), given.get("value", "")))
        elif tag == "textarea":
            self.values[given.get("name", "")] = self.words.removeprefix("\n")
        self.inside = ("", {})


@dataclass
class Thumb:
    """A councillor on a phone: each deed is counted, and is done only if the page offers it."""

    client: Client
    taps: int = 0
    pages: int = 0
    characters: int = 0
    typed: dict[str, str] = field(default_factory=dict)

    def starts(self, path: str) -> None:
        """On this page, which is open already."""
        page = self.client.get(path)
        self.shows(page.request, page.content)

    def shows(self, request: Mapping[str, object], content: bytes) -> None:
        self.address = f"{request['PATH_INFO']}?{request['QUERY_STRING']}"
        self.page, self.typed = FormReader(content.decode()), {}

    def follows(self, words: str) -> None:
        self.taps, self.pages = self.taps + 1, self.pages + 1
        page = self.client.get(self.page.links[words], follow=True)
        self.shows(page.request, page.content)

    def chooses(self, name: str, value: str) -> None:
        """A radio."""
        self.fills(name, value)

    def writes(self, name: str, text: str) -> None:
        """Taps the field and types."""
        self.fills(name, text)
        self.characters += len(text)

    def fills(self, name: str, value: str) -> None:
        if name not in self.page.names:
            raise KeyError(name)
        self.taps += 1
        self.typed[name] = value

    def presses(self, words: str) -> None:
        name, value = self.page.buttons[words]
        self.taps, self.pages = self.taps + 1, self.pages + 1
        typed = self.page.values | self.typed | ({name: value} if name else {})
        page = self.client.post(self.address, typed, follow=True)
        self.shows(page.request, page.content)

    @property
    def seconds(self) -> float:
        """Up to the press of Send: the page after it is not waited for."""
        return self.characters * CHARACTER + self.taps * TAP + (self.pages - 1) * PAGE


def walks_of(councillor: User, client: Client) -> Iterator[str]:
    """A line for each walk; the client is signed in as the councillor."""
    details = {"name": RESIDENT, "address": "", "contact": "", "basis": "asked", "note": ""}
    known = add_resident(councillor, **details)
    yield line("Question of fact", question_of_fact(client))
    yield line("Resident in the address book", residents_problem(client, known.key))
    yield line("Resident typed", new_residents_problem(client))
    service = Service.objects.offered()[0]
    yield line("Document, service chosen", document_request(client, str(service.pk)))


def line(name: str, thumb: Thumb) -> str:
    return (
        f"{name}: {thumb.pages} pages, {thumb.taps} taps, {thumb.characters} characters, "
        f"{thumb.seconds:.1f} seconds to Send and {PAGE} more to the page that says it was sent\n"
    )


def question_of_fact(client: Client) -> Thumb:
    thumb = begin(client, "A question of fact")
    return finish(thumb, FACT)


def residents_problem(client: Client, known: str) -> Thumb:
    """For a resident in the councillor's address book, whose key is `known`."""
    thumb = begin_for_resident(client)
    thumb.chooses("known", known)
    return finish(thumb, PROBLEM)


def new_residents_problem(client: Client) -> Thumb:
    """For a resident who asked and is in no address book: only the name is typed."""
    thumb = begin_for_resident(client)
    thumb.writes("name", RESIDENT)
    return finish(thumb, PROBLEM)


def document_request(client: Client, service: str = "") -> Thumb:
    """For casework. If no service is suggested, `service` is chosen in two taps: open, choose."""
    thumb = Thumb(client)
    thumb.starts("/")
    thumb.follows("Request a document")
    thumb.writes("title", DOCUMENT)
    thumb.writes("what", ABOUT_IT)
    thumb.chooses("right", "need-to-know")
    thumb.presses("Continue")
    thumb.chooses("purpose", "casework")
    thumb.writes("why", NEED)
    if service:
        thumb.taps += 1
        thumb.fills("service", service)
    thumb.presses("Continue")
    thumb.presses("Send request")
    return thumb


def begin(client: Client, kind: str) -> Thumb:
    thumb = Thumb(client)
    thumb.starts("/")
    thumb.follows("Raise an enquiry")
    thumb.presses(kind)
    return thumb


def begin_for_resident(client: Client) -> Thumb:
    thumb = Thumb(client)
    thumb.starts("/")
    thumb.follows("Raise a resident’s problem")
    return thumb


def finish(thumb: Thumb, question: str) -> Thumb:
    answer(thumb, question)
    thumb.presses("Send enquiry")
    return thumb


def answer(thumb: Thumb, question: str) -> None:
    """The question, and what the protocol asks with it."""
    thumb.writes("text", question)
    if "interest_declared" in thumb.page.names:
        thumb.chooses("interest_declared", "no")
    thumb.presses("Continue")
