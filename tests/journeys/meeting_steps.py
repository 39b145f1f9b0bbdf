"""Steps of journeys about meetings, visits and connections, as anybody takes them on any page."""

from relations.models import GroupMeeting
from tests.journeys.test_every_page import faults
from tests.people import named


def writes_times(visitor, day="9", starts="6:30pm", ends="8pm", place=""):
    for label, text in (("Day", day), ("Month", "12"), ("Year", "2026")):
        visitor.writes(label, text)
    visitor.writes("Start time", starts)
    visitor.writes("End time", ends)
    if place:
        visitor.writes("Place of the meeting", place)


def picks_person(visitor, name, who):
    """In the list of this field."""
    visitor.page.locator(f'select[name="{name}"]').select_option(str(named(who).pk))


def goes_to(visitor, section):
    visitor.opens("/relations/")
    visitor.follows(section)
    visitor.reads(section)


def asks_for_officer(visitor, topic, *, outsiders="", invited=""):
    """The leader of a group, on the page of requests."""
    goes_to(visitor, "Officers at group meetings")
    visitor.follows_or_presses("Ask for an officer at a meeting")
    if invited:
        picks_person(visitor, "invited", invited)
    writes_times(visitor, place="Old Town Library")
    visitor.writes("What is the topic?", topic)
    visitor.writes("What does the group need from the officer?", "Facts about the routes.")
    visitor.writes("Items of council business", "Gritting routes")
    visitor.writes("Items of party business (optional)", "Leaflets")
    visitor.writes("Who is coming to the meeting?", "Four councillors.")
    fills_if_asked(visitor, "outsiders", outsiders or "0")
    fills_if_asked(visitor, "outsiders_who", "The agent" if outsiders else "")
    fills_if_asked(visitor, "minutes_planned", "40")
    if visitor.page.locator('input[name="impartial"]').count():
        visitor.page.locator('input[name="impartial"]').check()
    visitor.presses("Send request")
    visitor.sees("Request sent")
    return GroupMeeting.objects.latest("pk")


def fills_if_asked(visitor, name, text):
    field = visitor.page.locator(f'input[name="{name}"]')
    if field.count():
        field.fill(text)


def accepts(visitor, meeting, *, officer="", area=""):
    visitor.opens(meeting.get_absolute_url())
    visitor.follows_or_presses("Accept this request")
    if officer:
        picks_person(visitor, "officer", officer)
    if area:
        fills_if_asked(visitor, "area", area)
    visitor.presses("Accept request")
    visitor.sees("Request accepted")


def finds_no(visitor, address):
    visitor.opens(address)
    visitor.reads("Page not found")


def has_no_faults(visitor):
    assert not list(faults(visitor))
