"""Pages of guides: a topic, a role, contacts, a clause to ask about, two source protocols."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from people.models import User
from people.request import SignedIn
from protocols import guidance, policy
from protocols.behaviours import Behaviour
from protocols.drafting.forms import CompareForm
from protocols.http import url_if_there
from protocols.models import Protocol
from protocols.reading import compare_sources, guides
from protocols.version_cache import in_force_or_none

BACK = "Back to the protocol"


@require_safe
def topic_guide(request: SignedIn, topic: str) -> HttpResponse:
    version = in_force_or_none()
    if topic not in guides.GUIDE_TOPICS or version is None:
        raise Http404
    context = guides.guide_context(version, guides.GUIDE_TOPICS[topic], request.user)
    context["back"] = (reverse("protocols:in_force"), BACK)
    context["declare_url"] = url_if_there("relations:declare-connection")
    return render(request, "protocols/guide.html", context)


@require_safe
def role_guide(request: SignedIn) -> HttpResponse:
    context = guides.role_context(in_force_or_none(), request.user)
    context["back"] = (reverse("protocols:in_force"), BACK)
    return render(request, "protocols/role.html", context)


@require_safe
def contacts(request: SignedIn) -> HttpResponse:
    """Who is named for councillors' enquiries; administrators also see where nobody is."""
    version, service_contacts = in_force_or_none(), guides.service_contacts(timezone.localdate())
    user = request.user
    keeps = policy.can_see_missing_contacts(user)
    cited = version.cite_for(*guides.COUNCILLOR_POST_BEHAVIOURS) if version else None
    context = {
        "title": "Who to contact",
        "protocol": version,
        "contacts": service_contacts,
        "nominated": any(contact.nominated for contact in service_contacts),
        "nominated_title": guides.nominated_title(version),
        "nobody": guides.services_without_contact(service_contacts) if keeps else [],
        "clause": version.cite_for(Behaviour.CONTACTS_PAGE) if version else None,
        "posts": guides.councillor_posts(timezone.localdate()) if cited else [],
        "posts_clause": cited,
        "desk": True,
        "back": (reverse("protocols:in_force"), BACK),
    }
    return render(request, "protocols/contacts.html", context)


@require_safe
def compare_source_protocols(request: SignedIn) -> HttpResponse:
    """Any two of the source protocols; the choice is in the address."""
    form = CompareForm(data=request.GET or None, versions=compare_sources.source_choices())
    back = (reverse("protocols:versions"), "Back to versions")
    context = {"form": form, "desk": True, "back": back}
    if form.is_valid():
        chosen = form.cleaned_data
        everything = chosen["show"] == "all"
        context |= compare_sources.source_comparison_context(
            chosen["first"], chosen["second"], everything=everything
        )
    return render(request, "protocols/sources.html", context)


@require_safe
def ask_about_clause(request: SignedIn, number: int, position: int) -> HttpResponse:
    """Who to ask about one clause of a version that this person may see."""
    version = Protocol.objects.visible_to(request.user).numbered(str(number))
    clause = version.clauses.filter(position=position).first() if version else None
    if version is None or clause is None:
        raise Http404
    sentence = guidance.guidance_sentence(clause, version)
    context = {
        "title": f"Ask about {sentence.clause}",
        "protocol": version,
        "clause": clause,
        "sentence": sentence,
        "offices": guides.who_to_ask(version, request.user, timezone.localdate()),
        "raise_url": raise_about_clause_url(request.user, version, position),
        "rule_url": reverse("protocols:rule", args=[number, position])
        if policy.can_rule(request.user, version)
        else "",
        "back": (sentence.url, "Back to the clause"),
    }
    return render(request, "protocols/ask.html", context)


def raise_about_clause_url(user: User, version: Protocol, position: int) -> str:
    """Where a councillor begins an enquiry about a clause of the version in force, if it provides
    for that (Knutsford 15.1): it then has a date and an answer."""
    if not policy.can_ask_about_clause(user, version):
        return ""
    return url_if_there("enquiries:about-clause", version.number, position)
