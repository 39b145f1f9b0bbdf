"""Rules of HTML that browsers forgive and checkers do not, for every page that a tour opens."""

import re
from html.parser import HTMLParser

MACHINE_TIME = re.compile(
    r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?", re.ASCII
)
BLANK = re.compile(r"\s")  # every kind, also no-break spaces
# Parts of a table say their roles by themselves, also where style sheets stack them.
PARTS_OF_A_TABLE = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}


class Faults(HTMLParser):
    """What is wrong in a page, as sentences."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.ids = set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        if "id" in named:
            self.check_id(named["id"] or "")
        if "datetime" in named and not MACHINE_TIME.fullmatch(named["datetime"] or ""):
            self.found.append(f"datetime is no time that HTML knows: {named['datetime']}")
        if tag in PARTS_OF_A_TABLE and "role" in named:
            self.found.append(f"a part of a table has a role: {tag} {named['role']}")

    def check_id(self, name):
        if not name or BLANK.search(name):
            self.found.append(f"id is empty or has a blank in it: {name!r}")
        if name in self.ids:
            self.found.append(f"id is there twice: {name}")
        self.ids.add(name)


def markup_faults(page):
    return Faults(page).found
