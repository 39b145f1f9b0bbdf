"""Addresses and telephone numbers in letters are links, and nothing else in a letter is markup."""

import re
from html import unescape
from uuid import uuid4

import pytest
from django.template.loader import render_to_string

from enquiries import actions
from foundation.linked_text import linked_paragraphs
from tests.enquiries import cases
from tests.enquiries.pages import page
from tests.people import named


def drawn(text):
    return render_to_string("components/linked_text.html", {"text": text}).strip()


def links(text):
    return [unescape(url) for url in re.findall(r'href="([^"]*)"', drawn(text))]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("See https://westhaven.example/roads.", "https://westhaven.example/roads"),
        ("(at http://westhaven.example/a_(b))", "http://westhaven.example/a_(b)"),
        ("It is on www.westhaven.example/bins, now", "https://www.westhaven.example/bins"),
        ("HTTPS://Westhaven.example?a=1&b=2!", "HTTPS://Westhaven.example?a=1&b=2"),
        ("“https://westhaven.example:8443/x#y”", "https://westhaven.example:8443/x#y"),
        ("Write to roads@westhaven.example.", "mailto:roads@westhaven.example"),
        ("https://westhaven.example\u00a0now", "https://westhaven.example"),
        ("<bins.team+help@westhaven.example>", "mailto:bins.team+help@westhaven.example"),
        ("Call 01632 960 112.", "tel:+441632960112"),
        ("Call (01632) 960112, or", "tel:+441632960112"),
        ("020 7946 0018", "tel:+442079460018"),
        ("mobile 07700-900123", "tel:+447700900123"),
        ("+44 (0)1632 960112", "tel:+441632960112"),
        ("+44 7700 900 123", "tel:+447700900123"),
        ("01632960112", "tel:+441632960112"),
    ],
)
def test_an_address_or_number_is_a_link(text, url):
    assert links(text) == [url]


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "JaVaScRiPt://westhaven.example/%0aalert(1)",
        "data:text/html,hello vbscript:x file:///etc/passwd ftp://westhaven.example",
        "https://bank.example@evil.example/",
        "https://bank.example\\@evil.example/",
        "https://\u0430pple.example/ in letters that look like others",
        "http://[::1 http://] https:// http:///x https://x:port/ www.",
        "https://localhost/",
        "a@b @westhaven a@@b.example",
        "01-12-2026 10:30, 01/12/2026 and 01 12 2026 10:30",
        "account 012345678901234, £01632960112 and E-2026-0001",
        "01632 960 112 99 and 01632 9601",
        "0999 960 1122",
        "http\u017f://westhaven.example www\u00a0westhaven.example",
    ],
)
def test_anything_else_is_text(text):
    assert links(text) == []
    assert unescape(re.sub(r"</?p>", "", drawn(text))) == text


def test_a_letter_is_escaped_within_links_and_around_them():
    html = drawn("<script>a()</script> https://a.example/?q=\"onclick=x&lt;'y <b>")
    assert "<script>" not in html
    assert "<b>" not in html
    assert 'href="https://a.example/?q="' in html
    assert re.findall(r"<(\w+)", html) == ["p", "a"]


def test_a_link_tells_the_other_side_nothing():
    html = drawn("https://westhaven.example")
    assert 'rel="noopener noreferrer nofollow"' in html
    assert 'referrerpolicy="no-referrer"' in html


def test_lines_and_paragraphs_are_as_they_were_typed():
    assert drawn("one\ntwo\n\n\nthree") == "<p>one<br>two</p><p>three</p>"


@pytest.mark.parametrize(
    "hostile",
    [
        *("http://" * 3000, "www." * 5000, "a@" * 10_000, "a." * 10_000, "0" * 20_000),
        *("(" * 20_000, "http://a.example/" + ")" * 19_000, "01632 " * 3400, "+44 (0)" * 2800),
        *("a@" + "a." * 9_900, "https://a.example/" + "(" * 9000 + ")" * 9000, "-" * 20_000),
    ],
)
def test_every_character_of_a_hostile_text_stays(hostile):
    parts = [part for lines in linked_paragraphs(hostile) for line in lines for part in line]
    assert "".join(part.words for part in parts) == hostile


@pytest.mark.django_db
def test_the_addresses_and_numbers_of_a_letter_are_links_on_its_page(client):
    text = "Call 01632 960 112 or see https://westhaven.example/roads."
    enquiry = actions.answer(cases.assigned(), text=text, by=named("omar"), key=uuid4())
    client.force_login(named("clara"))
    words = page(client, "detail", enquiry)
    assert 'href="tel:+441632960112"' in words
    assert ">https://westhaven.example/roads</a>." in words
