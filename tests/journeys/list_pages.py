"""Stops at the list of everything a councillor raised, and at their own address book."""

from tests.journeys.stops import Stop

OF_RESIDENT = ("enquiries:resident", "enquiries:change-resident", "enquiries:delete-resident")
EVERYTHING = [
    Stop("everything", "clara"),
    Stop("enquiries:residents", "clara"),
    Stop("enquiries:add-resident", "clara", button="Add resident"),
    *(Stop(name, "clara", "a_known_resident") for name in OF_RESIDENT),
    Stop("enquiries:residents", "clara", query="?q=marsh"),
    Stop("everything", "clara", "one_of_each"),
    Stop("everything", "clara", query="?q=marsh&year=2026"),
    Stop("everything", "clara", query="?q=zeppelin&kind=document&year=earlier"),
    Stop("everything", "clara", "more_than_a_page", query="?order=oldest"),
]
EXPORTS = [
    Stop("own-exports", "stan"),
    Stop("own-exports", "omar", "exports_in_each_state"),
    Stop("exports", "ada", query="?on=nonsense"),
    Stop("exports", "ada", "exports_in_each_state"),
]
