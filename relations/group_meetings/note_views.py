"""Pages of the notes of a group meeting, which other groups and the deciding office never see."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page, visible_or_404
from foundation.types import Context
from people.models import Appointment, User
from people.step_up.pages import Purpose, needs_recent_sign_in
from protocols.behaviours import Behaviour
from relations.case_verb import case_verb_page
from relations.group_meetings import notes, policy
from relations.group_meetings.record_forms import CheckQuoteForm, GroupNoteForm, ReleaseNotesForm
from relations.models import GroupMeeting, GroupNote, NoteKind

KINDS = {"note": NoteKind.NOTE, "quote": NoteKind.QUOTE}


def noted_meeting_or_404(request: PortalRequest, reference: str) -> GroupMeeting:
    """The meeting, if this person reads its notes; 404 for everyone else, also who decided."""
    rows = GroupNote.objects.visible_to(request.user).filter(case__reference=reference)
    note = rows.select_related("case__group", "case__officer").first()
    if note is None:
        raise Http404
    meeting: GroupMeeting = note.case
    return meeting


@require_safe
@needs_recent_sign_in(Purpose.SEALED_FILE)
def group_notes_page(request: PortalRequest, reference: str) -> HttpResponse:
    meeting, user = noted_meeting_or_404(request, reference), request.user
    rows = notes.open_group_notes(meeting, by=user)
    answers = {note.about_id: note for note in rows if note.about_id}
    said = [note for note in rows if not note.about_id]
    context = {
        "title": f"Notes on {meeting.title}",
        "overline": f"{meeting.reference}, {meeting.group}",
        "desk": not user.is_member,
        "back": (reverse("relations:index"), "Back to meetings and connections"),
        "written": [note_message(user, note, answers.get(note.pk)) for note in said],
        "links": links_of_notes(user, meeting),
        "readers": readers_of_notes(meeting),
        "version": meeting.version,
        "quotes_clause": meeting.version.cite_for(Behaviour.QUOTES_ARE_CHECKED),
        "clause": meeting.version.cite_for(Behaviour.GROUP_NOTES_ARE_SEALED),
    }
    return render(request, "relations/group_meetings/notes.html", context)


def note_message(user: User, note: GroupNote, answer: GroupNote | None) -> Context:
    """One note, with what the officer said of it if it is a quote."""
    contents = note.contents
    unverified = note.kind == NoteKind.QUOTE and answer is None
    can_check = unverified and policy.can_check_quote(user, note)
    key = [note.case.reference, note.key]
    return {
        "who": note.author.name,
        "at": note.written_at,
        "kind": note.get_kind_display(),
        "item": contents.item,
        "body": contents.text,
        "unverified": unverified,
        "confirmed": answer is not None and answer.kind == NoteKind.CONFIRMED,
        "corrected": answer.contents.text if answer else "",
        "check_url": reverse("relations:check-quote", args=key) if can_check else "",
    }


def links_of_notes(user: User, meeting: GroupMeeting) -> list[dict[str, str]]:
    quotes = meeting.version.clause_for(Behaviour.QUOTES_ARE_CHECKED)
    writes = policy.can_write_group_note(user, meeting)
    kinds = {"note": "Add a note"} | ({"quote": "Quote the officer"} if quotes else {})
    links = [
        {"label": label, "url": reverse("relations:write-note", args=[meeting.reference, kind])}
        for kind, label in kinds.items()
        if writes
    ]
    if policy.can_release_group_notes(user, meeting):
        url = reverse("relations:release-notes", args=[meeting.reference])
        links.append({"label": "Let someone else read these notes", "url": url})
    return links


def readers_of_notes(meeting: GroupMeeting) -> str:
    """Who reads the notes, by name where they were let in; nobody who has left."""
    let_in = [release.to for release in meeting.releases.select_related("to").order_by("pk")]
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    people = [*filter(None, [meeting.officer]), *let_in]
    here = set(posts.filter(person__in=people).values_list("person", flat=True))
    named = [person.name for person in let_in if person.pk in here]
    officer = meeting.officer
    attended = f" and {officer.name}" if officer and officer.pk in here else ""
    more = f", and {', '.join(named)}" if named else ""
    return (
        f"The leader of {meeting.group}{attended} can read these notes{more}. No other group"
        " or councillor, and no office of the council, can. Each opening is recorded."
    )


def notes_verb_words(meeting: GroupMeeting, heading: str, button: str) -> Context:
    url = reverse("relations:group-notes", args=[meeting.reference])
    return {
        "heading": heading,
        "button": button,
        "overline": f"{meeting.reference}, {meeting.group}",
        "back": (url, "Back to the notes"),
        "cancel_url": url,
        "to": url,
        "back_keeps": True,
        "readers": readers_of_notes(meeting),
    }


@require_http_methods(["GET", "POST"])
@needs_recent_sign_in(Purpose.SEALED_FILE)
def write_note_page(request: PortalRequest, reference: str, kind: str) -> HttpResponse:
    meeting, user = noted_meeting_or_404(request, reference), request.user
    if kind not in KINDS:
        raise Http404
    is_quote = kind == "quote"
    if is_quote and not meeting.version.clause_for(Behaviour.QUOTES_ARE_CHECKED):
        raise Http404
    around = notes_verb_words(meeting, "Quote the officer" if is_quote else "Add a note", "Save")
    if is_quote:
        around["lead"] = "The words stay unverified until the officer confirms or corrects them."
        around["clause"] = meeting.version.cite_for(Behaviour.QUOTES_ARE_CHECKED)
    return verb_page(
        request,
        around,
        form=GroupNoteForm,
        may=policy.can_write_group_note(user, meeting),
        do=lambda typed: notes.add_group_note(
            meeting, kind=KINDS[kind], text=typed["text"], by=user, key=typed["key"]
        ),
        done="Note saved",
        to=str(around["cancel_url"]),
        reads_first=True,
    )


@require_http_methods(["GET", "POST"])
@needs_recent_sign_in(Purpose.SEALED_FILE)
def check_quote_page(request: PortalRequest, reference: str, key: UUID) -> HttpResponse:
    rows = GroupNote.objects.select_related("case__group", "case__officer").filter(about=None)
    quote = visible_or_404(rows, request.user, case__reference=reference, key=key)
    meeting, user = quote.case, request.user
    around = notes_verb_words(meeting, "Check what you are quoted as saying", "Save")
    around["lead"] = f"The group quotes you: “{quote.contents.text}”"
    around["clause"] = meeting.version.cite_for(Behaviour.QUOTES_ARE_CHECKED)
    return case_verb_page(
        request,
        meeting,
        around,
        form=CheckQuoteForm,
        can=lambda user, _: policy.can_check_quote(user, quote),
        do=lambda typed: notes.answer_quote(quote, corrected=typed["corrected"], by=user),
        done="Quote checked",
        reads_first=True,
    )


@require_http_methods(["GET", "POST"])
@needs_recent_sign_in(Purpose.SEALED_FILE)
def release_notes_page(request: PortalRequest, reference: str) -> HttpResponse:
    meeting, user = noted_meeting_or_404(request, reference), request.user
    around = notes_verb_words(meeting, "Let someone else read these notes", "Let them read")
    colleagues = not policy.releases_for_group(user, meeting)
    around["lead"] = (
        "Choose a colleague whose duties need it. They can read all these notes."
        if colleagues
        else "Choose a person by name. They can read all these notes, and this cannot be undone."
    )
    around["clause"] = meeting.version.cite_for(Behaviour.GROUP_NOTES_ARE_SEALED)
    return case_verb_page(
        request,
        meeting,
        around,
        form=ReleaseNotesForm,
        can=policy.can_release_group_notes,
        do=lambda typed: notes.release_group_notes(meeting, to=typed["to"], by=user),
        done="They can now read the notes",
        reads_first=True,
        user=user,
        colleagues_only=colleagues,
    )
