"""Links in what people write: web and email addresses and telephone numbers, as parts of a text.

Nothing here writes HTML: a template escapes each part. Every pattern takes a number of steps that
grows no faster than the text, whatever it holds.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

# Within a telephone number a gap is a space, one that does not break, or a hyphen. An address ends
# at any kind of space and at quotes.
LINKS = re.compile(
    r"(?P<web>(?<![\w@.])(?:https?://|www\.)"
    r"[^\s\u0085\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f\u3000<>\"“”]{1,2000})"
    r"|(?P<mail>(?<![\w.+/@-])[a-z0-9.+_-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}(?![\w@]))"
    r"|(?P<phone>(?<![\w+/.,£-])(?:\+44[ \u00a0-]?(?:\(0\)[ \u00a0-]?)?\(?|\(?0)[1-3578]\d{1,9}\)?"
    r"(?:[ \u00a0-]\d{3,8}){0,3}(?![\w/]|[ \u00a0-]\d))",
    re.ASCII | re.IGNORECASE,
)
# What ends a sentence rather than an address.
AFTER_AN_ADDRESS = ".,;:!?'’”)]}"
BRACKETS = {")": "(", "]": "[", "}": "{"}
ASCII_HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,30}", re.ASCII)
PHONE_DIGITS = (9, 10)  # of a number in the United Kingdom, without its leading 0 or +44


class Part(NamedTuple):
    """Some words, and where they lead, if they do."""

    words: str
    url: str = ""


def linked_paragraphs(text: str) -> list[list[list[Part]]]:
    """The paragraphs of a text, their lines, and the parts of each line."""
    paragraphs = re.split(r"\n{2,}", text.replace("\r\n", "\n").strip("\n"))
    return [[list(parts_of(line)) for line in one.split("\n")] for one in paragraphs]


def parts_of(line: str) -> Iterator[Part]:
    done = 0
    for found in LINKS.finditer(line):
        words = found.group()
        if found.lastgroup == "web":
            words = without_ending(words)
        if url := URL_OF[str(found.lastgroup)](words):
            if before := line[done : found.start()]:
                yield Part(before)
            yield Part(words, url)
            done = found.start() + len(words)
    if done < len(line):
        yield Part(line[done:])


def without_ending(words: str) -> str:
    """Without the punctuation of its sentence. A closing bracket stays if its opening is there."""
    unopened = {close: words.count(close) - words.count(opens) for close, opens in BRACKETS.items()}
    end = len(words)
    while end and (last := words[end - 1]) in AFTER_AN_ADDRESS and unopened.get(last, 1) > 0:
        if last in unopened:
            unopened[last] -= 1
        end -= 1
    return words[:end]


def web_url(words: str) -> str:
    """The address, or "" if it hides its host: behind a user name, or in letters that look like
    others."""
    url = words if words[:4].lower() == "http" else f"https://{words}"
    try:
        place = urlsplit(url)
        port_is_number = place.port is None or place.port > 0
    except ValueError:
        return ""
    shown = port_is_number and "@" not in place.netloc and "\\" not in words
    return url if shown and ASCII_HOST.fullmatch(place.hostname or "") else ""


def mail_url(words: str) -> str:
    return f"mailto:{words}"


def phone_url(words: str) -> str:
    digits = "".join(one for one in words.replace("(0)", "") if one.isdecimal())
    national = digits[2:] if words.lstrip("(").startswith("+") else digits[1:]
    return f"tel:+44{national}" if len(national) in PHONE_DIGITS else ""


URL_OF = {"web": web_url, "mail": mail_url, "phone": phone_url}
