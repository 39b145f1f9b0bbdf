"""Employment cases as pages show them, under Oxford's protocol."""

from tests.journeys.clause_scenes import under
from tests.relations import employment_cases


def employment_offered(clock):
    under("oxford")
    employment_cases.hana()


def an_employment_case(clock):
    under("oxford")
    return (employment_cases.appointed().key,)


def some_employment_cases(clock):
    an_employment_case(clock)


def an_appointment_to_end(clock):
    under("oxford")
    case = employment_cases.appointed()
    return case.key, case.seats_today[0].key


def a_confirmed_employment_case(clock):
    under("oxford")
    return (employment_cases.confirmed().key,)


def an_employment_case_with_findings(clock):
    under("oxford")
    return (employment_cases.found().key,)


def a_decided_employment_case(clock):
    under("oxford")
    return (employment_cases.decided(employment_cases.found(employment_cases.arranged())).key,)
