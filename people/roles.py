"""Who there is, and what each may do: the whole matrix on one screen."""

from django.db.models import TextChoices


class Role(TextChoices):
    COUNCILLOR = "councillor", "Councillor"
    OFFICER = "officer", "Officer"
    HEAD_OF_SERVICE = "head-of-service", "Head of service"
    CHIEF_OFFICER = "chief-officer", "Chief officer"
    COORDINATOR = "coordinator", "Coordinator"
    CHIEF_EXECUTIVE = "chief-executive", "Chief Executive"
    MONITORING_OFFICER = "monitoring-officer", "Monitoring Officer"
    CHIEF_OPERATING_OFFICER = "chief-operating-officer", "Chief Operating Officer"
    PROTOCOL_ADMINISTRATOR = "protocol-administrator", "Protocol administrator"
    PEOPLE_ADMINISTRATOR = "people-administrator", "People administrator"
    AUDITOR = "auditor", "Auditor"


class Permission(TextChoices):
    RAISE_ENQUIRY = "raise-enquiry", "Raise an enquiry"
    RAISE_FOR_MEMBER = "raise-for-member", "Raise an enquiry on a councillor's behalf"
    ASK_MEMBER = "ask-member", "Ask a councillor a question outside any enquiry"
    SEE_SERVICE = "see-service", "See the enquiries of their service"
    SEE_EVERY_ENQUIRY = "see-every-enquiry", "See every enquiry"
    SEE_OFFICE = "see-office", "See what is addressed to their office"
    HANDLE_ENQUIRY = "handle-enquiry", "Answer enquiries that they hold"
    ASSIGN_ENQUIRY = "assign-enquiry", "Assign enquiries and pass them on"
    DRAFT_PROTOCOL = "draft-protocol", "Draft a version of the protocol"
    ADOPT_PROTOCOL = "adopt-protocol", "Adopt a version that another person drafted"
    EDIT_CALENDAR = "edit-calendar", "Change the council's closure days"
    ADMINISTER_PEOPLE = "administer-people", "Say who holds which post"


P = Permission
STAFF = {P.SEE_SERVICE, P.HANDLE_ENQUIRY, P.ASSIGN_ENQUIRY, P.ASK_MEMBER}
OFFICE = {P.SEE_OFFICE, P.HANDLE_ENQUIRY, P.ASSIGN_ENQUIRY, P.ASK_MEMBER}

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.COUNCILLOR: frozenset({P.RAISE_ENQUIRY}),
    Role.OFFICER: frozenset(STAFF),
    Role.HEAD_OF_SERVICE: frozenset(STAFF),
    Role.CHIEF_OFFICER: frozenset(STAFF),
    Role.COORDINATOR: frozenset({P.RAISE_FOR_MEMBER, P.SEE_EVERY_ENQUIRY, P.ASSIGN_ENQUIRY}),
    Role.CHIEF_EXECUTIVE: frozenset(OFFICE | {P.ADOPT_PROTOCOL}),
    Role.MONITORING_OFFICER: frozenset({P.SEE_OFFICE, P.ADOPT_PROTOCOL}),
    Role.CHIEF_OPERATING_OFFICER: frozenset({P.SEE_OFFICE}),
    Role.PROTOCOL_ADMINISTRATOR: frozenset({P.DRAFT_PROTOCOL, P.EDIT_CALENDAR}),
    Role.PEOPLE_ADMINISTRATOR: frozenset({P.ADMINISTER_PEOPLE}),
    Role.AUDITOR: frozenset(),
}

# An office is addressed, never a person: its holder is looked up when something is sent or opened.
OFFICES = frozenset({Role.CHIEF_EXECUTIVE, Role.MONITORING_OFFICER, Role.CHIEF_OPERATING_OFFICER})
# Roles that are held for one service.
SERVICE_ROLES = frozenset({Role.OFFICER, Role.HEAD_OF_SERVICE, Role.CHIEF_OFFICER})
