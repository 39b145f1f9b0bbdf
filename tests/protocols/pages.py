"""A page as its reader has it: its words, what its form would send, and what it refuses."""

import re
from html.parser import HTMLParser

POINT = re.compile(
    r'<(?:li|p)>([^<]*) <a class="govuk-link app-clause" href="[^"]*#clause-([^"]+)"'
)


class Form(HTMLParser):
    """The fields of the page's own form, as a browser would send them."""

    def __init__(self):
        super().__init__()
        self.values, self.inside, self.select, self.area = {}, False, None, None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.inside = given.get("method") == "post"
        if not self.inside:
            return
        name, kind = given.get("name"), given.get("type")
        if tag == "select":
            self.select = name
        elif tag == "textarea":
            self.area = name
        elif tag == "option" and ("selected" in given or self.select not in self.values):
            self.values[self.select] = given.get("value", "")
        elif tag == "input" and name and (kind not in ("radio", "checkbox") or "checked" in given):
            value = given.get("value", "on") if kind == "checkbox" else given.get("value", "")
            if kind == "checkbox" and "value" in given:
                self.values.setdefault(name, []).append(value)
            else:
                self.values[name] = value

    def handle_data(self, text):
        if self.area:
            self.values[self.area] = self.values.get(self.area, "") + text

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "textarea" and self.area:
            self.values[self.area] = self.values.get(self.area, "").removeprefix("\n")
            self.area = None


def form_values(response):
    """What the page's form would send, as it came."""
    form = Form()
    form.feed(response.content.decode())
    return form.values


def text_of(response):
    body = re.sub(r"(?s)<head>.*?</head>|<script.*?</script>", "", response.content.decode())
    words = re.sub(r"<[^>]+>", " ", body)
    return " ".join(words.replace("&#x27;", "'").replace("&amp;", "&").split())


def error_messages(response):
    """The messages next to the fields and in the summary."""
    body = response.content.decode()
    errors = re.findall(r'(?s)class="govuk-error-message">(.*?)</p>', body)
    return [" ".join(re.sub(r"<[^>]+>", " ", words).split()) for words in errors]


def points_of(html):
    """What each clause says on a page, by its place on the protocol page."""
    return {anchor: words for words, anchor in POINT.findall(" ".join(html.split()))}
