"""The Monitoring Officer's comparison of decisions on the same document."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from casework.http import PortalRequest
from documents import policy
from documents.same_document import register as registers


@require_safe
def register(request: PortalRequest) -> HttpResponse:
    policy.can_compare(request.user).or_raise()
    found, documents = registers.page(request.GET.get("after", ""))
    after = found.after.replace("+", "%2B")
    return render(
        request,
        "documents/register.html",
        {
            "desk": True,
            "title": "Documents requested by more than one councillor",
            "documents": documents,
            "back": (reverse("documents:index"), "Back to documents"),
            "next_link": {"url": f"?after={after}", "label": "Earlier documents"}
            if after
            else None,
            "first_url": "" if found.is_first else "?",
        },
    )
