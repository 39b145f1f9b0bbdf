"""The page of everything here: a section for each kind of record that its reader can use."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from announcements.decisions.section import decisions_section
from announcements.information_requests.section import information_section
from announcements.letters.section import letters_section
from announcements.media_consultations.section import media_consultations_section
from announcements.media_events.section import media_events_section
from announcements.media_interest.section import media_interest_section
from announcements.members_meetings.section import members_meetings_section
from announcements.notices.section import notices_section
from announcements.public_pages.section import public_section
from announcements.releases.section import releases_section
from announcements.ward_meetings.section import consultations_section, ward_meetings_section
from casework.http import PortalRequest
from people.models import User
from relations.sections import Section

# One of each kind, in the order of the page. None: the reader has nothing to do with that kind.
SECTIONS: tuple[Callable[[User], Section | None], ...] = (
    notices_section,
    public_section,
    ward_meetings_section,
    consultations_section,
    members_meetings_section,
    letters_section,
    releases_section,
    media_events_section,
    media_interest_section,
    media_consultations_section,
    decisions_section,
    information_section,
)


@require_safe
def front_page(request: PortalRequest) -> HttpResponse:
    sections = [section for of in SECTIONS if (section := of(request.user))]
    return render(request, "announcements/front_page.html", {"sections": sections})
