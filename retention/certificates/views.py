"""Pages of certificates of destruction: the list, one, and its PDF."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from casework.http import PortalRequest, visible_or_404
from foundation.accessible_pdf import PdfUnavailable, accessible_pdf
from foundation.paging import page_of
from foundation.types import Context
from retention import policy
from retention.choices import EVENT, RecordKind
from retention.models import Certificate

STYLE = Path(__file__).with_name("certificate.css")


@require_safe
def certificate_list(request: PortalRequest) -> HttpResponse:
    policy.can_see_schedule(request.user).or_raise()
    rows = Certificate.objects.visible_to(request.user).select_related("line")
    shown = page_of(rows, "at", request.GET.get("after", ""), newest=True)
    address = reverse("retention:certificates")
    context = {
        "title": "Certificates of destruction",
        "rows": shown.rows,
        "next_link": {"url": f"{address}?after={shown.after}"} if shown.after else None,
        "first_url": "" if shown.is_first else address,
        "back": (reverse("retention:schedule"), "Back to how long records are kept"),
        "desk": True,
    }
    return render(request, "retention/certificates/list.html", context)


@require_safe
def certificate_page(request: PortalRequest, certificate: int) -> HttpResponse:
    policy.can_see_schedule(request.user).or_raise()
    row = visible_or_404(Certificate.objects.all(), request.user, pk=certificate)
    back = (reverse("retention:certificates"), "Back to certificates of destruction")
    context = certificate_context(row) | {"back": back, "desk": True}
    return render(request, "retention/certificates/certificate.html", context)


@require_safe
def certificate_pdf(request: PortalRequest, certificate: int) -> HttpResponse:
    policy.can_see_schedule(request.user).or_raise()
    row = visible_or_404(Certificate.objects.all(), request.user, pk=certificate)
    html = render_to_string("retention/certificates/paper.html", certificate_context(row))
    try:
        pdf = accessible_pdf(html, STYLE.read_text(encoding="utf-8"))
    except PdfUnavailable:
        context = certificate_context(row) | {"unavailable": True, "desk": True}
        return render(request, "retention/certificates/certificate.html", context, status=503)
    response = HttpResponse(pdf, content_type="application/pdf")
    name = f"certificate-of-destruction-{row.pk}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def certificate_context(row: Certificate) -> Context:
    """What a certificate says, on its page and on paper."""
    line, schedule = row.line, row.line.schedule
    return {
        "title": f"Certificate of destruction {row.pk}",
        "council": settings.COUNCIL_NAME,
        "certificate": row,
        "line": line,
        "event": EVENT[RecordKind(line.kind)],
        "schedule": schedule,
        "deciders": row.deciders.split("\n"),
        "backups_until": row.destroyed_on + timedelta(days=row.backup_days),
    }
