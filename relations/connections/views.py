"""Pages of declared connections: the list, the form, one declaration, and what its office does."""

from datetime import date
from functools import partial
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page, visible_or_404
from casework.sealing import keys
from casework.sealing.guarded_page import View, guarded_page
from foundation.types import Cleaned, Context
from people.models import User
from people.roles import Role
from people.step_up.pages import Purpose, needs_recent_sign_in
from protocols.models import Protocol
from protocols.version_cache import todays_protocol
from relations.connections import actions, lists, policy, words
from relations.connections.access_record import access_of
from relations.connections.forms import AcknowledgeForm, DeclareForm, EndForm
from relations.connections.reading_office import OFFICES_THAT_READ, reading_office
from relations.models import Declaration

BACK = "Back to declared connections"


def page_without_keys(request: HttpRequest) -> HttpResponse:
    return render(request, "relations/connections/no_keys.html", status=503)


def declaration_page(view: View) -> View:
    """A page of declarations, after a recent sign-in. Without the private keys it says so."""
    guarded = guarded_page(view, keys.can_open, page_without_keys)
    return needs_recent_sign_in(Purpose.SEALED_FILE)(guarded)


def declaration_or_404(request: PortalRequest, key: UUID) -> Declaration:
    """By its tags, then by what is encrypted."""
    declaration = visible_or_404(Declaration.objects.all(), request.user, key=key)
    if not policy.can_read(request.user, declaration):
        raise Http404
    return declaration


@require_safe
@declaration_page
def connections_page(request: PortalRequest) -> HttpResponse:
    """Those of this person, and those that they read for an office, the newest first."""
    user, version = request.user, todays_protocol()
    own, read = lists.own_declarations(user), lists.to_read(user, request.GET.get("after", ""))
    context = {
        "title": "Declared connections",
        "may": policy.can_declare(user, version),
        "own": [words.list_row(row) for row in own.rows if policy.is_author(user, row)],
        "to_read": [words.list_row(row) for row in read.rows if policy.can_read(user, row)],
        "next_link": earlier_link(read.after),
        "first_url": "" if read.is_first else reverse("relations:connections"),
        "back": (reverse("relations:index"), "Back to meetings and connections"),
    }
    return render(request, "relations/connections/list.html", context)


def earlier_link(after: str) -> tuple[str, str] | None:
    return (f"?{urlencode({'after': after})}", "Earlier declarations") if after else None


@require_http_methods(["GET", "POST"])
@declaration_page
def declare_page(request: PortalRequest) -> HttpResponse:
    """The form, below what the protocol says to this side, who will read it and who cannot."""
    user, version = request.user, todays_protocol()
    first = office_asked_for(request)

    def do(typed: Cleaned) -> None:
        answers = {name: typed[name] for name in ("other", "kind", "text", "year", "month")}
        new = actions.NewConnection(**answers, first=first)
        actions.declare(new, by=user, key=typed["key"])

    return verb_page(
        request,
        lambda: declare_context(user, version, first),
        form=DeclareForm,
        may=policy.can_declare(user, version),
        do=do,
        done="Declaration sent",
        to=reverse("relations:connections"),
        template="relations/connections/declare.html",
        by=user,
    )


def office_asked_for(request: PortalRequest) -> Role | None:
    named = request.GET.get("to", "")
    return next((office for office in OFFICES_THAT_READ if office.value == named), None)


def declare_context(user: User, version: Protocol, first: Role | None) -> Context:
    office = reading_office(version, user, first=first)
    title = office.title if office else version.title(Role.MONITORING_OFFICER)
    side = "an officer" if user.side == "member" else "a councillor"
    other = next(one for one in OFFICES_THAT_READ if not office or one != office.office)
    return {
        "heading": f"Declare a connection to {side}",
        "duty": words.duty_to_declare(user, version),
        "title": title,
        "reader_names": words.reader_names(office) if office else [],
        "cannot_read": words.who_cannot_read(user),
        "connection_shows": words.others_see_the_connection(version),
        "steps": list(words.next_steps(user, version, title)),
        "button": "Send declaration",
        "cancel_url": reverse("relations:connections"),
        "other_office": (f"?to={other.value}", version.title(other)),
        "back": (reverse("relations:connections"), BACK),
    }


@require_safe
@declaration_page
def one_declaration_page(request: PortalRequest, key: UUID) -> HttpResponse:
    """One declaration. Its office’s opening of it is recorded before it is shown."""
    user, row = request.user, declaration_or_404(request, key)
    actions.record_opening(row, by=user)
    mine = policy.is_author(user, row)
    context = {
        "title": "Declared connection",
        "mine": mine,
        "tag_words": words.TAGS[row.state],  # type: ignore[index]
        "rows": words.content_rows(row),
        "events": words.access_events(access_of(row), by_office=not mine),
        "acknowledge_url": address(row, "acknowledge-declaration")
        if policy.can_acknowledge(user, row)
        else "",
        "end_url": address(row, "end-declaration") if policy.can_end(user, row) else "",
        "back": (reverse("relations:connections"), BACK),
    }
    return render(request, "relations/connections/declaration.html", context)


def address(row: Declaration, name: str) -> str:
    return reverse(f"relations:{name}", args=[row.key])


@require_http_methods(["GET", "POST"])
@declaration_page
def acknowledge_page(request: PortalRequest, key: UUID) -> HttpResponse:
    user, row = request.user, declaration_or_404(request, key)
    return verb_page(
        request,
        verb_context(row)
        | {
            "heading": "Acknowledge this declaration",
            "lead": "We will tell the person who declared it that it has been acknowledged.",
            "button": "Acknowledge declaration",
        },
        form=AcknowledgeForm,
        may=policy.can_acknowledge(user, row),
        do=lambda typed: actions.acknowledge(row, by=user, key=typed["key"]),
        done="Declaration acknowledged",
        to=row,
        template="relations/connections/verb.html",
    )


@require_http_methods(["GET", "POST"])
@declaration_page
def end_page(request: PortalRequest, key: UUID) -> HttpResponse:
    user, row = request.user, declaration_or_404(request, key)
    said = row.connection
    record = partial(actions.record_end, row, by=user)
    return verb_page(
        request,
        verb_context(row)
        | {
            "heading": "Record that this connection has ended",
            "lead": "From then on it has no effect on who is assigned an enquiry. The declaration"
            " stays on record.",
            "button": "Record the end",
        },
        form=EndForm,
        may=policy.can_end(user, row),
        do=lambda typed: record(on=typed["on"], text=typed["text"], key=typed["key"]),
        done="End of the connection recorded",
        to=row,
        template="relations/connections/verb.html",
        since=date(said.year, said.month or 1, 1),
    )


def verb_context(row: Declaration) -> Context:
    url = row.get_absolute_url()
    return {"cancel_url": url, "back": (url, "Back to the declaration"), "desk": True}
