"""Pages that gather what the protocol says on one topic, and who can be asked."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from people.models import User
from people.roles import Permission
from protocols import guidance, policy
from protocols.drafting.forms import CompareForm
from protocols.http import SignedIn, page_if_there
from protocols.models import Protocol
from protocols.reading import compare_sources, guides
from protocols.version_cache import in_force

BACK = "Back to the protocol"


def version_today() -> Protocol | None:
    try:
        return in_force(timezone.localdate())
    except Protocol.DoesNotExist:
        return None


@require_safe
def topic(request: SignedIn, topic: str) -> HttpResponse:
    version = version_today()
    if topic not in guides.TOPICS or version is None:
        raise Http404
    context = guides.page(version, guides.TOPICS[topic], request.user)
    context["back"] = (reverse("protocols:in_force"), BACK)
    return render(request, "protocols/guide.html", context)


@require_safe
def role(request: SignedIn) -> HttpResponse:
    context = guides.role(version_today(), request.user)
    context["back"] = (reverse("protocols:in_force"), BACK)
    return render(request, "protocols/role.html", context)


@require_safe
def contacts(request: SignedIn) -> HttpResponse:
    """Who is named for councillors' enquiries; administrators also see where nobody is."""
    version, found = version_today(), guides.contacts(timezone.localdate())
    user = request.user
    keeps = user.may(Permission.ADMINISTER_PEOPLE) or user.may(Permission.DRAFT_PROTOCOL)
    number = version.asks_for("contacts-page") if version else ""
    cited = guides.posts_cited(version) if version else None
    context = {
        "title": "Who to contact",
        "protocol": version,
        "contacts": found,
        "nobody": guides.nobody(found) if keeps else [],
        "clause": (version.clause_name(number), version.clause_url(number))
        if version and number
        else None,
        "posts": guides.posts(timezone.localdate()) if cited else [],
        "posts_clause": cited,
        "desk": True,
        "back": (reverse("protocols:in_force"), BACK),
    }
    return render(request, "protocols/contacts.html", context)


@require_safe
def compare(request: SignedIn) -> HttpResponse:
    """Any two of the source protocols; the choice is in the address."""
    form = CompareForm(request.GET or None, versions=compare_sources.names())
    back = (reverse("protocols:versions"), "Back to versions")
    context = {"form": form, "desk": True, "back": back}
    if form.is_valid():
        chosen = form.cleaned_data
        everything = chosen["show"] == "all"
        context |= compare_sources.page(chosen["first"], chosen["second"], everything=everything)
    return render(request, "protocols/sources.html", context)


@require_safe
def ask(request: SignedIn, number: int, position: int) -> HttpResponse:
    """Whom to ask about one clause of a version that this person may see."""
    version = Protocol.objects.visible_to(request.user).numbered(str(number))
    clause = version.clauses.filter(position=position).first() if version else None
    if version is None or clause is None:
        raise Http404
    said = guidance.sentence(clause, version)
    context = {
        "title": f"Ask about {said.clause}",
        "protocol": version,
        "clause": clause,
        "said": said,
        "offices": guides.who_interprets(version, timezone.localdate()),
        "raise_url": raising(request.user, version, position),
        "rule_url": reverse("protocols:rule", args=[number, position])
        if policy.can_rule(request.user, version)
        else "",
        "back": (said.url, "Back to the clause"),
    }
    return render(request, "protocols/ask.html", context)


def raising(user: User, version: Protocol, position: int) -> str:
    """Where a councillor begins an enquiry about a clause of the version in force, if it provides
    for that (Knutsford 15.1): it then has a date and an answer."""
    asked = version == version_today() and version.asks_for("ask-about-a-clause")
    if not asked or not user.may(Permission.RAISE_ENQUIRY):
        return ""
    return page_if_there("enquiries:about-clause", version.number, position)
