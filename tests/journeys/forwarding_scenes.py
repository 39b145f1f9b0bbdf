"""Letters that are shared one by one, as pages show them, under Section C."""

from tests.enquiries import cases, forwardings
from tests.journeys.clause_scenes import under


def letters_to_share(clock):
    """An answered enquiry of Clara's; she has shared her own letter and asked for the answer."""
    under("section-c")
    enquiry = cases.answered()
    forwardings.asked_to_share(enquiry, kinds=["question", "answer"])
    return enquiry


def letter_to_decide_on(clock):
    row = letters_to_share(clock).forwardings.get(author__name="Omar Haddad")
    return (row.key,)


def letter_of_clara(clock):
    row = letters_to_share(clock).forwardings.get(author__name="Clara Okafor")
    return (row.key,)
