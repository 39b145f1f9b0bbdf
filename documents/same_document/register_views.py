"""The page where the Monitoring Officer compares decisions on the same document."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from casework.http import PortalRequest
from documents import policy
from documents.same_document.register import register_page


@require_safe
def compare_page(request: PortalRequest) -> HttpResponse:
    policy.can_compare(request.user).or_raise()
    page, documents = register_page(request.GET.get("after", ""))
    after = page.after.replace("+", "%2B")
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
            "first_url": "" if page.is_first else "?",
        },
    )
