"""Rules of HTML that browsers forgive and checkers do not, for every page that a tour opens."""

import re
from html.parser import HTMLParser

MACHINE_TIME = re.compile(
    r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?", re.ASCII
)
BLANK = re.compile(r"\s")  # every kind, also no-break spaces
# The role that each part of a table has by itself. Ours say it only in a table that is stacked on a
# phone, where a browser may forget it; then all of its parts do.
ROLES = {
    "table": {"table"},
    "thead": {"rowgroup"},
    "tbody": {"rowgroup"},
    "tfoot": {"rowgroup"},
    "tr": {"row"},
    "th": {"columnheader", "rowheader"},
    "td": {"cell"},
}


class Faults(HTMLParser):
    """What is wrong in a page, as sentences."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.ids = set()
        self.tables = []  # whether each table that is open says its roles
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        if "id" in named:
            self.check_id(named["id"] or "")
        if "datetime" in named and not MACHINE_TIME.fullmatch(named["datetime"] or ""):
            self.found.append(f"datetime is no time that HTML knows: {named['datetime']}")
        if tag == "table":
            self.tables.append("role" in named)
        if tag in ROLES and self.tables:
            self.check_role(tag, named)

    def handle_endtag(self, tag):
        if tag == "table" and self.tables:
            self.tables.pop()

    def check_id(self, name):
        if not name or BLANK.search(name):
            self.found.append(f"id is empty or has a blank in it: {name!r}")
        if name in self.ids:
            self.found.append(f"id is there twice: {name}")
        self.ids.add(name)

    def check_role(self, tag, named):
        role = named.get("role")
        if self.tables[-1] != (role is not None):
            self.found.append(f"a table says the roles of some of its parts: {tag} {role}")
        elif role is not None and role not in ROLES[tag]:
            self.found.append(f"{tag} has the role {role}")


def markup_faults(page):
    return Faults(page).found
