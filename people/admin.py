"""Administration pages for people, posts, services and bodies, each change with its history."""

from collections.abc import Callable

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from foundation.fields import PlainTextField
from foundation.turns import wait_for_turn
from foundation.types import Cleaned
from people import actions
from people.directory import folded_name, keys_called
from people.models import (
    Appointment,
    Committee,
    Group,
    OutsideAppointment,
    OutsideBody,
    Portfolio,
    Proposal,
    Seat,
    Service,
    User,
    Ward,
)
from people.models.second_person import POST_FIELDS, is_guarded
from people.posts import objections_to_post
from people.proposals.actions import propose_post
from people.proposals.addresses import tell_of_new_address
from people.proposals.from_admin import account_proposals, objections_to_proposal
from people.proposals.page import heading_of
from people.recorded_admin import RecordedAdmin, Row, RowForm
from people.roles import GUARDED, Role

NO_REASON = "Enter the reason you propose this change"
ACCOUNT_CHANGES = {"email", "is_active"}
GUARDED_FIELDS = {name.removesuffix("_id") for name in POST_FIELDS}
NEEDS_SECOND = "This needs a second person: {what}. Nothing has changed yet."


def administrator(request: HttpRequest) -> User:
    """Who is signed in: the pages open to nobody else."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


class ProposingAdmin(RecordedAdmin):
    """Where some changes need a second person: those are proposed, and nothing changes yet."""

    def get_form(
        self, request: HttpRequest, obj: Row = None, change: bool = False, **more: Row
    ) -> type[RowForm]:
        form: type[RowForm] = super().get_form(request, obj, change, **more)
        return type(form.__name__, (form,), {"by": request.user})

    def propose(self, request: HttpRequest, proposals: list[Callable[[], Proposal]]) -> None:
        """Make each proposal. The page that follows is that of the last."""
        for propose in proposals:
            proposal = propose()
            vars(request)["proposed"] = proposal
            self.message_user(request, NEEDS_SECOND.format(what=heading_of(proposal)))

    def log_addition(self, request: HttpRequest, obj: Row, message: Row) -> Row:
        """Nothing was added where something was proposed."""
        return super().log_addition(request, obj, message) if obj.pk else None

    def response_add(self, request: HttpRequest, obj: Row, *more: Row) -> HttpResponse:
        return self.proposed(request) or super().response_add(request, obj, *more)

    def response_change(self, request: HttpRequest, obj: Row) -> HttpResponse:
        return self.proposed(request) or super().response_change(request, obj)

    def proposed(self, request: HttpRequest) -> HttpResponse | None:
        proposal = vars(request).get("proposed")
        return redirect(proposal) if proposal else None


class ProposingForm(forms.ModelForm):  # type: ignore[type-arg]
    """Asks why, which is required for what needs a second person."""

    by: User
    why = PlainTextField(
        label="Why you propose this (if it needs a second person)",
        help_text="Everyone who is told about the change can read this. For example, she is on"
        " leave until the end of January, and he is her deputy.",
        required=False,
        max_length=500,
        widget=AdminTextareaWidget({"rows": 3}),
    )

    def needs_second_person(self) -> bool:
        raise NotImplementedError

    def clean(self) -> Cleaned | None:
        cleaned = super().clean()
        if cleaned and self.needs_second_person() and not cleaned.get("why"):
            self.add_error("why", NO_REASON)
        return cleaned


class UserForm(ProposingForm):
    def needs_second_person(self) -> bool:
        person = User.objects.filter(pk=self.instance.pk).first()
        changes = ACCOUNT_CHANGES & set(self.changed_data)
        return person is not None and bool(changes) and is_guarded(person)

    def clean_email(self) -> str:
        """Two administrators who add one address at once take turns: the second sees the first’s
        account, and gets the sentence for a twin."""
        address: str = self.cleaned_data["email"]
        wait_for_turn("address", address)
        return address


@admin.register(User)
class UserAdmin(ProposingAdmin):
    form = UserForm
    fields = ("name", "email", "telephone", "is_active", "why")
    list_display = ("name", "email", "is_active")
    search_fields = ("name", "email")
    person_path = "pk"
    ordering = ("name", "pk")

    def save_model(self, request: HttpRequest, obj: Row, form: RowForm, change: bool) -> None:
        """A new person is invited by mail to choose a password; nobody chooses one for them. The
        address and the sign-in of someone who holds a guarded post need a second person."""
        by = administrator(request)
        if not change:
            actions.invite_person(obj, by=by)
            return
        before = User.objects.get(pk=obj.pk)
        if is_guarded(before):
            why = form.cleaned_data["why"]
            self.propose(request, account_proposals(before, obj, by=by, why=why))
            obj.email, obj.is_active = before.email, before.is_active
        elif obj.email != before.email:
            tell_of_new_address(before, obj.email)
        super().save_model(request, obj, form, change)


class AppointmentForm(ProposingForm):
    def needs_second_person(self) -> bool:
        role = self.cleaned_data.get("role")
        return role in GUARDED and bool(set(self.changed_data) & GUARDED_FIELDS)

    def clean(self) -> Cleaned | None:
        cleaned = super().clean()
        if cleaned and not self.errors:
            kept = {name: value for name, value in cleaned.items() if name not in ("id", "why")}
            post = Appointment(pk=self.instance.pk, **kept)
            before = self.instance if self.instance.pk else None
            objections = [*objections_to_proposal(post, before, self.by), *objections_to_post(post)]
            for field, sentence in objections:
                self.add_error(field, sentence)
        return cleaned


@admin.register(Appointment)
class AppointmentAdmin(ProposingAdmin):
    form = AppointmentForm
    list_display = ("person", "role", "service", "ward", "committee", "starts_on", "ends_on")
    list_filter = ("role", "service")
    list_select_related = ("person", "service", "ward", "committee", "councillor")
    autocomplete_fields = ("person", "councillor")
    search_fields = ("person__name",)
    ordering = ("person__name", "-starts_on", "pk")
    person_path = "person"

    def save_model(self, request: HttpRequest, obj: Row, form: RowForm, change: bool) -> None:
        by = administrator(request)
        if isinstance(form, ProposingForm) and form.needs_second_person():
            why = form.cleaned_data["why"]
            self.propose(request, [lambda: propose_post(obj, by=by, why=why)])
            return
        actions.end_current_mayors_post(obj, by=by)
        super().save_model(request, obj, form, change)


class PortfolioForm(forms.ModelForm):  # type: ignore[type-arg]
    def clean_post(self) -> Appointment:
        post: Appointment = self.cleaned_data["post"]
        if post.role != Role.CABINET_MEMBER:
            raise forms.ValidationError("Select a cabinet member’s post.")
        return post


@admin.register(Portfolio)
class PortfolioAdmin(RecordedAdmin):
    form = PortfolioForm
    list_display = ("post", "service", "starts_on", "ends_on")
    list_filter = ("service",)
    list_select_related = ("post__person", "post__ward", "post__committee", "service")
    autocomplete_fields = ("post",)
    search_fields = ("post__person__name", "service__name")
    person_path = "post__person"


@admin.register(OutsideAppointment)
class OutsideAppointmentAdmin(RecordedAdmin):
    list_display = ("person", "body", "capacity", "starts_on", "ends_on")
    list_filter = ("capacity", "body")
    list_select_related = ("person", "body")
    autocomplete_fields = ("person",)
    search_fields = ("person__name", "body__name")
    person_path = "person"


@admin.register(Seat)
class SeatAdmin(RecordedAdmin):
    list_display = ("person", "committee", "starts_on", "ends_on")
    list_filter = ("committee",)
    list_select_related = ("person", "committee")
    autocomplete_fields = ("person",)
    search_fields = ("person__name", "committee__name")
    person_path = "person"


@admin.register(Ward, Group, Service, Committee, OutsideBody)
class NamedAdmin(RecordedAdmin):
    search_fields = ("name",)
    list_display = ("name", "ends_on")
    exclude = ("ends_on",)  # what is open there is listed first, on a page of its own

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Row], search_term: str
    ) -> tuple[QuerySet[Row], bool]:
        found, duplicates = super().get_search_results(request, queryset, search_term)
        names = {row.pk: folded_name(row.name) for row in queryset} if search_term else {}
        return found | queryset.filter(pk__in=keys_called(search_term, names)), duplicates
