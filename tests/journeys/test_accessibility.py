"""A fault that a page has at one width only is found at that width."""

import pytest

from tests.journeys.accessibility import WIDTHS, Rules

PAGE = """<!doctype html><html lang="en"><head><title>A page</title><style>
    p, h1 {{ font-size: 16px; color: black }} a {{ display: inline-block; padding: 20px }}
    {styles}
</style></head><body><main><h1>A page</h1>
<p>Words and <i><a href="/three">three</a></i> more of them</p>
<button>One</button> <a href="/one">Two</a> <h4>Deep</h4>
<div><p>Words that take more room than there is</p></div> <input></main></body></html>"""
PLAIN = "h4, input {display: none}"
AT = {
    320: "@media (max-width: 600px)",
    768: "@media (min-width: 600px) and (max-width: 1000px)",
    1280: "@media (min-width: 1000px)",
}
PALE = "p {color: #aaa}"
PALE_AND_LARGE = "p {color: #888; font-size: 30px}"
SMALL = "button {width: 5px; height: 5px; padding: 0; border: 0; position: absolute; left: 20px}"
LIKE_WORDS = "i, i a {font-style: normal; display: inline; padding: 0; color: #222}"
LIKE_WORDS += " i a {text-decoration: none}"
CLOSE = "a {display: inline; padding: 0; font-size: 8px; position: absolute; left: 24px}"


@pytest.fixture
def broken_at(visit, live_server):
    def look(styles):
        page, broken = visit().page, {}
        body = PAGE.format(styles=styles)
        page.route("**/a-page/", lambda r: r.fulfill(body=body, content_type="text/html"))
        page.goto(live_server.url + "/a-page/")
        rules = Rules(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            broken[width] = " ".join(rules.broken())
        return broken

    return look


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("style", "rule"),
    [
        (PALE, "contrast"),
        (LIKE_WORDS, "distinguishable"),
        (SMALL + CLOSE, "touch targets"),
        ("h1 {display: none}", "level-one heading"),
    ],
    ids=["pale", "like words", "small", "heading hidden"],
)
def test_what_is_wrong_at_one_width_is_found_there(broken_at, width, style, rule):
    broken = broken_at(PLAIN + f"{AT[width]} {{ {style} }}")
    assert [at for at in WIDTHS if rule in broken[at]] == [width], broken


def test_what_is_shown_at_one_width_is_asked_about_there(broken_at):
    """A heading of the fourth level right after one of the first."""
    broken = broken_at(PLAIN + AT[768] + "{ h4 {display: block} }")
    assert [at for at in WIDTHS if "Heading levels" in broken[at]] == [768], broken


@pytest.mark.parametrize(
    ("style", "rule"),
    [
        ("input {display: inline}", "must have labels"),
        ("div {height: 10px; width: 90px; overflow: auto}", "Scrollable region"),
    ],
    ids=["field without a label", "region that only a mouse can scroll"],
)
def test_what_only_one_width_shows_is_found_there(broken_at, style, rule):
    broken = broken_at(PLAIN + f"{AT[768]} {{ {style} }}")
    assert [at for at in WIDTHS if rule in broken[at]] == [768], broken


def test_pale_text_that_was_large_enough_is_asked_about_where_it_is_small(broken_at):
    styles = PLAIN + AT[320] + "{" + PALE_AND_LARGE + "} p {color: #888}"
    broken = broken_at(styles)
    assert "contrast" not in broken[320]
    assert "contrast" in broken[768]


def test_a_page_without_a_fault_has_none(broken_at):
    assert broken_at(PLAIN) == dict.fromkeys(WIDTHS, "")
