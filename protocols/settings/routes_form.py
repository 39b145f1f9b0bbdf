"""Forms of the routes: who receives each matter, and who is next."""

from collections.abc import Mapping

from django import forms

from foundation.fields import LineField
from foundation.types import Cleaned
from protocols.choices import RouteKind, Stage
from protocols.routes import OF_COMPLAINTS, Office
from protocols.settings.complaint_matters import COMPLAINT_MATTERS
from protocols.settings.fields import AmountField
from protocols.settings.forms import SettingsForm, field_name
from protocols.settings.links import PROCEDURES
from protocols.settings.pages import office_name
from protocols.settings.snapshots import ROUTE, RouteTo, route_key, route_matters
from protocols.sources.load import SettingValue

NO_END = "Select who receives it. Every route must end with someone"
ALWAYS = (Stage.RECEIVED, Stage.DECIDED, Stage.CLOSED, Stage.WITHDRAWN)
PARTS = ("to", "next", "first", "must")
# Matters on which a protocol may be silent; for every other one somebody has to decide.
MAY_BE_EMPTY = tuple(
    route_key(kind)
    for kind in (
        RouteKind.POLICY,
        RouteKind.FAILED_SERVICE,
        RouteKind.REQUEST,
        RouteKind.CONCERN,
        RouteKind.CODE_BREACH,
        RouteKind.PRESSURE,
        RouteKind.INTERPRETATION,
        RouteKind.GROUP_MEETING,
    )
)
# Matters that come as enquiries, and the offices that can answer one.
ENQUIRIES = tuple(
    route_key(kind)
    for kind in (RouteKind.POLICY, RouteKind.FAILED_SERVICE, RouteKind.REQUEST, RouteKind.CHASE)
)
ANSWERING = (
    Office.HEAD_OF_SERVICE,
    Office.NOMINATED_OFFICER,
    Office.DIRECTOR,
    Office.CHIEF_EXECUTIVE,
)


def route_fields(key: str, matter: str) -> dict[str, forms.Field]:
    """Four fields: who receives it, who is next, what is tried first, and whether it must be."""
    name, about = field_name(key), route_matters()[key][2]
    able = ANSWERING if key in ENQUIRIES else OF_COMPLAINTS
    offices = [(o.value, office_name(o.value)) for o in able if o.value != about]
    return {
        f"{name}_to": forms.MultipleChoiceField(
            label=f"{matter} goes to",
            choices=offices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text="Select one, or several for the sender to choose from.",
        ),
        f"{name}_next": forms.ChoiceField(
            label="If none of them can act",
            choices=[("", "the portal’s usual order"), *offices],
            required=False,
        ),
        f"{name}_first": LineField(
            label="What should be tried first (optional)",
            required=False,
            help_text="A sentence shown before the form. Leave this blank if there is nothing to"
            " try first.",
        ),
        f"{name}_must": forms.BooleanField(label="This must be tried first", required=False),
    }


class RouteFieldsForm(SettingsForm):
    """`ROUTES` are the keys of the routes on the page."""

    ROUTES: tuple[str, ...] = ()

    @classmethod
    def fields_of(cls, key: str) -> tuple[str, ...]:
        if not key.startswith(ROUTE):
            return super().fields_of(key)
        return tuple(f"{field_name(key)}_{part}" for part in PARTS)

    @classmethod
    def initial_values(cls, values: Mapping[str, SettingValue]) -> dict[str, SettingValue]:
        initial: dict[str, SettingValue] = {}
        for key, value in values.items():
            if not key.startswith(ROUTE):
                initial |= super().initial_values({key: value})
                continue
            to, fallback, first, must = value or RouteTo(())
            parts = (list(to), next(iter(fallback), ""), first, must)
            initial |= dict(zip(cls.fields_of(key), parts, strict=True))
        return initial

    def clean(self) -> Cleaned:
        cleaned: Cleaned = super().clean() or self.cleaned_data
        for key in self.ROUTES:
            field = f"{field_name(key)}_to"
            if key not in MAY_BE_EMPTY and field in cleaned and not cleaned[field]:
                self.add_error(field, NO_END)
        return cleaned

    def settings(self) -> dict[str, SettingValue]:
        routed = {name for key in self.ROUTES for name in self.fields_of(key)}
        typed = {k: v for k, v in super().settings().items() if k not in routed}
        return typed | {key: self.route(key) for key in self.ROUTES}

    def route(self, key: str) -> RouteTo | None:
        """The order and the further offices of a route stay where nothing else was chosen."""
        to, after, first, must = (self.cleaned_data[name] for name in self.fields_of(key))
        before: RouteTo = self.snapshot.values.get(key) or RouteTo(())
        if not to:
            return None
        same_to = set(to) == set(before.to)
        same_next = after == next(iter(before.fallback), "")
        return RouteTo(
            to=before.to if same_to else tuple(to),
            fallback=before.fallback if same_next else ((after,) if after else ()),
            first=first,
            must=must and bool(first),
        )


def form_of_routes(
    name: str, routes: Mapping[str, str], base: type[RouteFieldsForm] = RouteFieldsForm
) -> type[SettingsForm]:
    """A form of these routes, by key with the matter in words, after the fields of its base."""
    fields = {n: f for key, words in routes.items() for n, f in route_fields(key, words).items()}
    return type(name, (base,), fields | {"ROUTES": tuple(routes), "__module__": __name__})


def time_limit_field(label: str) -> AmountField:
    return AmountField(label=label, required=False, help_text="Leave this blank for no time limit.")


def procedure_address_field(key: str) -> forms.URLField:
    wrong = f"Enter a web address, such as https://westhaven.example/{key}"
    return forms.URLField(
        label=PROCEDURES[key],
        required=False,
        max_length=200,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        error_messages={"invalid": wrong},
    )


class NeedToKnowFields(RouteFieldsForm):
    """The route, and the time limits of the service and of the office with the final decision."""

    document_decision = time_limit_field("Decide within")
    determination = time_limit_field("Make a final decision within")


class GroupMeetingFields(RouteFieldsForm):
    """The route, and the time limit of the office that decides."""

    attendance_decision = time_limit_field("Decide within")


class ComplaintsFields(RouteFieldsForm):
    """The routes, and the time limits, stages and other procedures."""

    complaint_receipt = time_limit_field("Acknowledge within")
    complaint_update = time_limit_field("Write to the complainant at least every")
    complaint_outcome = time_limit_field("Tell the complainant the outcome within")
    complaint_stages = forms.MultipleChoiceField(
        label="Stages a complaint goes through",
        choices=[(s.value, s.label) for s in Stage if s not in ALWAYS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Every complaint is received, decided and closed, and can be withdrawn.",
    )
    procedure_whistleblowing = procedure_address_field("whistleblowing")
    procedure_grievance = procedure_address_field("grievance")
    procedure_disciplinary = procedure_address_field("disciplinary")
    procedure_consultation = procedure_address_field("consultation")
    procedure_service = procedure_address_field("service")
    procedure_conduct = procedure_address_field("conduct")

    @classmethod
    def fields_of(cls, key: str) -> tuple[str, ...]:
        if key == "procedures":
            return tuple(f"procedure_{procedure}" for procedure in PROCEDURES)
        return super().fields_of(key)

    @classmethod
    def initial_values(cls, values: Mapping[str, SettingValue]) -> dict[str, SettingValue]:
        initial = super().initial_values(values)
        addresses = initial.pop("procedures", None) or {}
        return initial | {f"procedure_{key}": addresses.get(key, "") for key in PROCEDURES}

    def settings(self) -> dict[str, SettingValue]:
        typed = super().settings()
        addresses = {key: typed.pop(f"procedure_{key}", "") for key in PROCEDURES}
        chosen = {*self.cleaned_data["complaint_stages"], *ALWAYS}
        return typed | {
            "complaint_stages": [stage.value for stage in Stage if stage in chosen],
            "procedures": {key: url for key, url in addresses.items() if url},
        }


RoutesForm = form_of_routes(
    "RoutesForm",
    {
        "route-policy": "A matter of policy or strategy",
        "route-failed-service": "A service failure",
        "route-request": "Anything except a question of fact",
        "route-chase": "A chased enquiry that is overdue",
        "route-interpretation": "A question about what the protocol means",
    },
)
NeedToKnowForm = form_of_routes(
    "NeedToKnowForm", {"route-need-to-know": "A dispute over a document"}, NeedToKnowFields
)
GroupMeetingForm = form_of_routes(
    "GroupMeetingForm",
    {"route-group-meeting": "A request for an officer at a group meeting"},
    GroupMeetingFields,
)
ComplaintsForm = form_of_routes(
    "ComplaintsForm",
    {route_key(*m): "The complaint" for m in COMPLAINT_MATTERS}
    | {
        "route-concern": "An officer’s concern, raised from a case,",
        "route-code-breach": "An officer’s complaint of a breach of the members’ code",
        "route-pressure": "An officer’s complaint of unfair pressure",
    },
    ComplaintsFields,
)
