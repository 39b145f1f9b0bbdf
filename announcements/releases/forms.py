"""Forms of a draft release: its text, quotes, guidance, notes and dispute."""

from collections.abc import Iterable
from typing import Required, Unpack

from django import forms

from announcements.media_posts import GUIDES, Posts, permitted_councillors
from announcements.models import Basis, Release, Timing
from announcements.releases import quoting
from announcements.releases.issuing import NOT_CONFIRMED
from foundation.fields import ChoiceWithHints, DayField, LineField, PlainTextField, offer_choices
from foundation.forms import DecidingForm, FormArguments, PortalForm
from foundation.types import Cleaned
from people.fields import OfferedChoice
from people.models import Service, User, Ward
from people.people_choice import PersonField, offer_people
from protocols.behaviours import Behaviour

MOST_ITEMS = 20
NO_GUIDE = "Select the councillor who guides when the release comes out"
NO_ITEM = "Enter at least one item of the agenda that the release is about"
YES_OR_NO = (("yes", "Yes"), ("no", "No"))


class WardsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    widget = forms.CheckboxSelectMultiple


class ReleaseForm(DecidingForm):
    """The headline, the text and what it concerns."""

    title = LineField(
        label="Headline",
        help_text="For example, New gritting routes for the hill roads",
        error_messages={"required": "Enter the headline"},
    )
    text = PlainTextField(
        label="Text",
        help_text="Quotes are added on their own page",
        rows=12,
        error_messages={"required": "Enter the text of the release"},
    )
    is_controversial = ChoiceWithHints(
        label="Could this be controversial?",
        choices=YES_OR_NO,
        error_messages={"required": "Select yes if this could be controversial"},
    )
    service = OfferedChoice(
        places=Service,
        label="Which service does it concern? (optional)",
        required=False,
        empty_label="No service",
        help_text="Its director and head can then recommend when to issue the release",
    )
    wards = WardsField(
        label="Which wards is it about? (optional)",
        help_text="The councillors of these wards are told before the release is issued",
        queryset=Ward.objects.none(),
        required=False,
        error_messages={"invalid_choice": "Select wards from the list"},
    )

    def __init__(self, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        self.fields["wards"].queryset = Ward.objects.offered()  # type: ignore[attr-defined]

    def clean_is_controversial(self) -> bool:
        return bool(self.cleaned_data["is_controversial"] == "yes")


class QuoteArguments(FormArguments):
    """What the form of a quote takes besides."""

    release: Required[Release]
    posts: Required[Posts]


class QuoteForm(PortalForm):
    """Of anyone; `basis_of` are the kinds of quote that can be selected."""

    asks, basis_of = "", tuple(Basis)

    person = PersonField(queryset=User.objects.none(), empty_label="Choose a person")
    words = PlainTextField(
        label="What do they say?",
        help_text="Without quotation marks",
        rows=4,
        max_length=2_000,
        error_messages={"required": "Enter what they say"},
    )
    basis = ChoiceWithHints(
        label="What is the quote?",
        error_messages={"required": quoting.NO_BASIS, "invalid_choice": quoting.NO_BASIS},
    )
    contact = LineField(
        label="Contact details for the media (optional)",
        help_text="For example, 01632 960 141",
        max_length=100,
        required=False,
    )

    def __init__(
        self, *, release: Release, posts: Posts, **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        self.release = release
        people = User.objects.filter(pk__in=posts).order_by("name", "pk")
        offer_people(self, "person", people, posts)
        offer_choices(self, "basis", [(one.value, one.label) for one in self.basis_of])

    def clean_basis(self) -> str:
        basis: str = self.cleaned_data["basis"]
        facts_only = self.release.version.clause_for(Behaviour.RELEASE_BEFORE_MEETING)
        if facts_only and self.release.timing == Timing.BEFORE and basis != Basis.FACT:
            raise forms.ValidationError(quoting.FACTS_ONLY)
        return basis


class QuoteCouncillorForm(QuoteForm):
    basis_of = quoting.OF_COUNCILLORS

    def __init__(self, **arguments: Unpack[QuoteArguments]) -> None:
        super().__init__(**arguments)
        number = self.release.version.clause_for(Behaviour.RELEASE_PERMITTED_POSTS)
        refusal = f"{quoting.NOT_PERMITTED} ({self.release.version.clause_name(number)})"
        person = self.fields["person"]
        person.label = "Which councillor do you want to quote?"
        person.error_messages |= {
            "required": "Select the councillor you want to quote",
            "invalid_choice": refusal if number else "Select a councillor from the list",
        }
        self.fields["basis"].error_messages |= dict.fromkeys(
            ("required", "invalid_choice"), "Select whether the quote is a fact or an opinion"
        )


class QuoteOfficerForm(QuoteForm):
    basis_of = quoting.OF_OFFICERS

    def __init__(self, **arguments: Unpack[QuoteArguments]) -> None:
        super().__init__(**arguments)
        person = self.fields["person"]
        person.label = "Which officer do you want to quote?"
        person.error_messages |= dict.fromkeys(
            ("required", "invalid_choice"), "Select the officer you want to quote"
        )
        if not self.release.version.clause_for(Behaviour.RELEASE_OFFICER_QUOTES):
            del self.fields["basis"]


class RemoveQuoteForm(PortalForm):
    quote = ChoiceWithHints(
        label="Which quote do you want to remove?",
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Select the quote you want to remove"
        ),
    )

    def __init__(self, *, release: Release, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        self.quotes = {str(number): one for number, one in enumerate(release.quotes, 1)}
        choices = [(number, one.sentence) for number, one in self.quotes.items()]
        offer_choices(self, "quote", choices)

    def clean_quote(self) -> object:
        return self.quotes[self.cleaned_data["quote"]]


class GuidanceForm(PortalForm):
    """Who guides, before or after which meeting, and which items of its agenda it is about."""

    guided_by = PersonField(
        label="Which councillor guides when the release comes out?",
        help_text="The leader, a cabinet member or a chair",
        queryset=User.objects.none(),
        empty_label="Choose a councillor",
        error_messages={"required": NO_GUIDE, "invalid_choice": NO_GUIDE},
    )
    timing = ChoiceWithHints(
        label="When does the release come out?",
        choices=Timing.choices,
        hints={
            Timing.BEFORE: "Then it has facts only",
            Timing.AFTER: "Then it is about what the meeting discussed",
        },
        error_messages={"required": "Select when the release comes out"},
    )
    meeting = LineField(
        label="Which meeting? (unless it is not about one)",
        help_text="For example, Planning Committee",
        required=False,
    )
    meets_on = DayField(label="Day of the meeting", asks="the day of the meeting", required=False)
    items = PlainTextField(
        label="Items of its agenda that the release is about",
        help_text="For example, 7. Gritting routes. Enter one item a line",
        rows=3,
        max_length=2_000,
        required=False,
    )

    def __init__(self, *, release: Release, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        self.release = release
        posts = permitted_councillors(GUIDES)
        people = User.objects.filter(pk__in=posts).order_by("name", "pk")
        offer_people(self, "guided_by", people, posts)

    def clean_items(self) -> list[str]:
        lines = [line.strip()[:200] for line in self.cleaned_data["items"].split("\n")]
        items = list(filter(None, lines))
        if len(items) > MOST_ITEMS:
            raise forms.ValidationError(f"Enter {MOST_ITEMS} items or fewer, one a line")
        return items

    def clean(self) -> Cleaned:
        typed: Cleaned = super().clean() or {}
        if typed.get("timing") == Timing.NO_MEETING:
            return typed | {"meeting": "", "meets_on": None, "items": []}
        if typed.get("timing"):
            self.require("meeting", "Enter which meeting the release is about")
            self.require("meets_on", "Enter the day of the meeting, such as 3 12 2026")
        needs_item = self.release.version.clause_for(Behaviour.RELEASE_AFTER_MEETING)
        if needs_item and typed.get("timing") == Timing.AFTER:
            self.require("items", NO_ITEM)
        return typed

    def require(self, name: str, sentence: str) -> None:
        if name not in self.errors and not self.cleaned_data.get(name):
            self.add_error(name, sentence)


class NoteForm(PortalForm):
    text = PlainTextField(
        label="When should the release come out, and why?",
        help_text="The media team, the director and the head of the service read this",
        rows=4,
        max_length=4_000,
        error_messages={"required": "Enter when the release should come out, and why"},
    )


class DisputeForm(PortalForm):
    reason = PlainTextField(
        label="What is wrong with the wording?",
        help_text="The Chief Executive reads this and settles the wording",
        rows=4,
        max_length=4_000,
        error_messages={"required": "Enter what is wrong with the wording"},
    )


class ApproveForm(DecidingForm):
    no_party = forms.BooleanField(
        label="I confirm that this release does not promote a political group",
        error_messages={"required": NOT_CONFIRMED},
    )

    def __init__(self, *, release: Release, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        if not release.version.clause_for(Behaviour.NO_PARTY_PUBLICITY):
            del self.fields["no_party"]


class ConfirmForm(PortalForm):
    """One button."""


class WithdrawReleaseForm(PortalForm):
    reason = PlainTextField(
        label="Why are you withdrawing this release?",
        help_text="The councillors who have been told read this",
        rows=3,
        max_length=2_000,
        error_messages={"required": "Enter why you are withdrawing this release"},
    )


def lines_of(items: Iterable[str]) -> str:
    return "\n".join(items)
