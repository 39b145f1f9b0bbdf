"""Stops at the pages of people who leave."""

from tests.journeys.stops import Stop

LEAVERS = [
    Stop("leavers:list", "ruth"),
    Stop("leavers:list", "dev", "a_leaver"),
    Stop("leavers:work", "ruth", "a_leaver", "Check and save"),
    Stop("leavers:work", "petra", "a_leaver"),
    Stop("leavers:work", "dev", "a_councillor_who_leaves", "Check and save"),
    Stop("administration:end-post", "petra", "a_post_with_cases", "End this post"),
    Stop("leavers:work", "petra", "an_office_left_vacant"),
]
