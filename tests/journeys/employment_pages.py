"""Pages of employment cases, under Oxford's protocol."""

from tests.journeys.stops import Stop

R = "relations:"
EMPLOYMENT = [
    Stop(f"{R}index", "hana", "employment_offered"),
    Stop(f"{R}employment-cases", "hana", "employment_offered"),
    Stop(f"{R}start-employment-case", "hana", "employment_offered", "Start case"),
    Stop(f"{R}employment-cases", "clara", "some_employment_cases"),
    Stop(f"{R}employment-cases", "mona", "some_employment_cases"),
    Stop(f"{R}no-influence", "clara", "an_employment_case", "Confirm"),
    Stop(f"{R}employment-case", "hana", "a_confirmed_employment_case"),
    Stop(f"{R}appoint-case-member", "hana", "an_employment_case", "Appoint councillor"),
    Stop(f"{R}end-case-member", "hana", "an_appointment_to_end"),
    Stop(f"{R}case-meeting", "hana", "a_confirmed_employment_case", "Save time and place"),
    Stop(f"{R}case-facts", "hana", "a_confirmed_employment_case", "Record findings"),
    Stop(f"{R}case-outcome", "hana", "an_employment_case_with_findings", "Record outcome"),
    Stop(f"{R}employment-case", "clara", "a_decided_employment_case"),
]
