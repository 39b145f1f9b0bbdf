"""Settings of a version: their pages, titles and words."""

from collections.abc import Iterator
from dataclasses import dataclass

from protocols.choices import Addressee, PromiseKind
from protocols.settings import meeting_settings, services_offered
from protocols.settings.complaint_matters import ABOUT_WORDS, BY_WORDS, COMPLAINT_MATTERS
from protocols.settings.setting_words import OFFICE_TITLES, SETTING_WORDS, amount_in_digits
from protocols.settings.snapshots import LADDER, ROUTE, Figure, RouteTo, Snapshot, Step, route_key
from protocols.sources.load import SettingValue

OF_SERVICES = ("director", "nominated-officer")  # small letters in a sentence


@dataclass(frozen=True)
class Setting:
    """`keys` are those of Snapshot.values that it covers; the first of `cites` that has a clause
    gives the one behind it."""

    key: str
    title: str
    keys: tuple[str, ...]
    cites: tuple[str, ...] = ()

    def values(self, snapshot: Snapshot) -> tuple[SettingValue, ...]:
        return tuple(snapshot.values.get(key) for key in self.keys)

    def clause(self, snapshot: Snapshot) -> str:
        """The number of the clause behind it; "" where the source is silent."""
        numbers = (snapshot.citations.get(key, "") for key in (*self.keys, *self.cites))
        return next((number for number in numbers if number), "")


@dataclass(frozen=True)
class Subject:
    """One page of settings; `short` is its name in the list of pages."""

    key: str
    title: str
    short: str
    settings: tuple[Setting, ...]


def _one(key: str, title: str, *cites: str) -> Setting:
    return Setting(key, title, (key,), cites)


SUBJECTS = (
    Subject(
        "response-times",
        "Response times and holding replies",
        "Response times",
        (
            _one(PromiseKind.REPLY.value, "Answer to a councillor"),
            _one(PromiseKind.ACKNOWLEDGE.value, "Saying who has the enquiry"),
            Setting(
                "holding", "Holding replies", ("holding_cap", "holding_limit"), ("full-reply",)
            ),
            _one("follow_up_days", "Following up an answer"),
            _one("pause_while_waiting", "While waiting for the councillor to reply"),
            _one("clearance", "Approval of letters by a second officer"),
            _one(PromiseKind.CHASE_ANSWER.value, "Answer to a chased enquiry", "route-chase"),
            _one(PromiseKind.MEMBER_REPLY.value, "A councillor’s reply to an officer"),
            _one(PromiseKind.WATCH.value, "Where there is no time limit"),
        ),
    ),
    Subject(
        "reminders",
        "Reminders and who is told",
        "Reminders and who is told",
        tuple(
            _one(LADDER + kind.value, title)
            for kind, title in {
                PromiseKind.REPLY: "Before and after an answer is due",
                PromiseKind.FULL_REPLY: "After a holding reply",
                PromiseKind.SUPPORT: "When support is requested",
                PromiseKind.ACKNOWLEDGE: "While an enquiry is unassigned",
                PromiseKind.CHASE_ANSWER: "After an enquiry is chased",
                PromiseKind.MEMBER_REPLY: "When a councillor is asked a question",
                PromiseKind.WATCH: "Where there is no time limit",
                PromiseKind.DOCUMENT_DECISION: "When a document is requested",
                PromiseKind.DETERMINATION: "When a final decision is requested",
                PromiseKind.ATTENDANCE_DECISION: "When an officer is asked for at a meeting",
                PromiseKind.COMPLAINT_RECEIPT: "Until a complaint is acknowledged",
                PromiseKind.COMPLAINT_UPDATE: "Until a complainant is updated",
                PromiseKind.COMPLAINT_OUTCOME: "Until a complainant is told the outcome",
            }.items()
        ),
    ),
    Subject(
        "routes",
        "Who receives what",
        "Routes",
        (
            _one("route-policy", "Policy and strategy"),
            _one("route-failed-service", "A service failure"),
            _one("route-request", "Anything except a question of fact"),
            _one("route-chase", "A chased enquiry"),
            _one("route-interpretation", "What the protocol means"),
        ),
    ),
    Subject(
        "requests",
        "What else councillors can ask for",
        "Requests",
        tuple(_one(key, title) for key, title in services_offered.SERVICE_SETTINGS.items()),
    ),
    Subject(
        "need-to-know",
        "Need to know",
        "Need to know",
        (
            _one(PromiseKind.DOCUMENT_DECISION.value, "Decision on a document"),
            _one("route-need-to-know", "Who makes the final decision"),
            _one(PromiseKind.DETERMINATION.value, "Final decision"),
        ),
    ),
    Subject(
        "group-meetings",
        "Officers at group meetings",
        "Group meetings",
        (
            _one(PromiseKind.ATTENDANCE_DECISION.value, "Decision on an officer at a meeting"),
            _one("route-group-meeting", "Who decides whether an officer attends"),
        ),
    ),
    Subject(
        "meetings",
        "Meetings, visits and connections",
        "Meetings and visits",
        tuple(
            Setting(key, title, keys)
            for key, (title, keys) in meeting_settings.MEETING_SETTINGS.items()
        ),
    ),
    Subject(
        "complaints",
        "Complaints",
        "Complaints",
        (
            _one(PromiseKind.COMPLAINT_RECEIPT.value, "Acknowledgement"),
            _one(PromiseKind.COMPLAINT_UPDATE.value, "Updates"),
            _one(PromiseKind.COMPLAINT_OUTCOME.value, "Outcome"),
            _one("complaint_stages", "Stages"),
            _one("procedures", "Other procedures"),
            *(
                _one(route_key(*m), f"Complaint by {BY_WORDS[m[1]]} about {ABOUT_WORDS[m[2]]}")
                for m in COMPLAINT_MATTERS
            ),
            _one("route-concern", "Officer’s concern, raised from a case"),
            _one("route-code-breach", "Officer’s complaint of a breach of the members’ code"),
            _one("route-pressure", "Officer’s complaint of unfair pressure"),
        ),
    ),
    Subject(
        "calendar",
        "Calendar and counting days",
        "Calendar",
        (
            _one("division", "Bank holidays"),
            _one("cut_off", "End of the day"),
            _one("roll", "A date that falls on a non-working day"),
        ),
    ),
    Subject(
        "titles",
        "Titles and wording",
        "Titles and wording",
        (_one("name", "Name of the protocol"), _one("titles", "What offices are called")),
    ),
    Subject(
        "expectations",
        "Expectations, codes and contacts",
        "Expectations and links",
        (
            _one("acknowledgement", "Confirming what is expected"),
            _one("links", "Codes, procedures and rules"),
            _one("more_links", "Other related procedures"),
            _one("media_contacts", "Who to ask before speaking to the media"),
            _one("media_hours", "Information for the media team"),
            _one("office_hours", "When people can call officers"),
            _one("source_dates", "Earlier adoption and revision dates"),
            _one("approved_on", "When the council approved it"),
            _one("review_on", "Next review"),
        ),
    ),
    Subject(
        "contact-centre",
        "Contact centre",
        "Contact centre",
        (
            Setting(
                "contact_centre",
                "First requests for a service",
                ("contact_centre_name", "contact_centre_phone", "contact_centre_url"),
            ),
        ),
    ),
)
SUBJECTS_BY_KEY = {subject.key: subject for subject in SUBJECTS}


def setting_in_words(setting: Setting, snapshot: Snapshot) -> tuple[str, ...]:
    """What a version sets, in words: one line, or several for a ladder."""
    values = setting.values(snapshot)
    if setting.key.startswith(LADDER):
        return tuple(ladder_line(step) for step in values[0] or ()) or ("no one is reminded",)
    if setting.key in PromiseKind.values:
        return (figure_in_words(setting.key, values[0]),)
    if setting.key.startswith(ROUTE):
        return tuple(route_in_words(values[0]))
    return (SETTING_WORDS[setting.key](*values),)


NO_FIGURE_WORDS: dict[str, str] = {
    PromiseKind.MEMBER_REPLY: "no time limit for councillors",
    PromiseKind.SUPPORT: "the same as any enquiry",
    PromiseKind.WATCH: "no reminders, and no chasing",
}


def figure_in_words(kind: str, value: Figure | None) -> str:
    return amount_in_digits(*value) if value else NO_FIGURE_WORDS.get(kind, "no time limit")


def route_in_words(value: RouteTo | None) -> Iterator[str]:
    """Where a matter goes."""
    if value is None:
        yield "says nothing about this"
        return
    yield f"to the {' or the '.join(map(office_name, value.to))}"
    if value.fallback:
        later = ", then the ".join(map(office_name, value.fallback))
        yield f"if they cannot act, to the {later}"
    if value.first:
        yield f"{'must come first' if value.must else 'should come first'}: {value.first}"


def office_name(key: str) -> str:
    """An office inside a sentence: "Chief Executive", "head of service"."""
    statutory = key in OFFICE_TITLES and key not in OF_SERVICES
    return OFFICE_TITLES[key] if statutory else key.replace("-", " ")


def ladder_line(step: Step) -> str:
    """A line of a ladder: "1 working day before: handling officer"."""
    return f"{offset_in_words(step.offset)}: {addressee_in_words(step.to)}"


def offset_in_words(offset: int) -> str:
    side = "before" if offset < 0 else "after"
    return f"{amount_in_digits(abs(offset))} {side}" if offset else "on the day"


def addressee_in_words(addressee: str) -> str:
    """An addressee inside a sentence: "head of service", "Chief Executive"."""
    label = str(Addressee(addressee).label)
    return label if addressee in OFFICE_TITLES else label.lower()
