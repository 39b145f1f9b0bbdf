"""Continue stays in view on a phone, and never covers what has the focus."""

from tests.drafting import step_url
from tests.journeys import clause_scenes
from tests.journeys.visitor import PHONE

COVERED = """() => {
  const bar = document.querySelector(".app-continue"), at = document.activeElement;
  if (bar.contains(at) || !at.closest("form")) return "";
  const box = at.getBoundingClientRect(), from = bar.getBoundingClientRect();
  return box.bottom > from.top + 1 && box.top < from.bottom ? at.id : "";
}"""


def test_the_focus_is_never_behind_continue(visit, clock):
    clause_scenes.cheshire_east_draft(clock)
    clara = visit("clara", width=PHONE)
    clara.opens(step_url("question"))
    bar = clara.page.locator(".app-continue")
    seen = set()
    while not bar.get_by_role("button").evaluate("button => button === document.activeElement"):
        clara.page.keyboard.press("Tab")
        assert not clara.page.evaluate(COVERED)
        seen.add(clara.page.evaluate("() => document.activeElement.name"))
    assert {"text", "place", "asked_as", "interest"} <= seen
    assert bar.bounding_box()["y"] < 800
