"""Notes of a group meeting: read by the group's leader and the officer, and by nobody else."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection

from casework.models import Notice
from relations.group_meetings import notes
from relations.models import GroupMeeting, GroupNote, GroupNoteOpening, NoteKind
from tests.clause_protocols import adopt_for
from tests.people import named
from tests.relations import group_meetings as cases

pytestmark = pytest.mark.django_db
# None of these reads the notes, whatever else they see of the meeting.
OTHERS = ("nia", "tess", "eve", "mona", "stan", "ruth", "dev", "ada", "pat", "petra", "sam")


@pytest.mark.clause("cheshire-east", "7.5")
@pytest.mark.clause("section-c", "7.6")
def test_notes_are_read_by_that_leader_and_the_officer_each_opening_recorded(
    clause_protocol, clock
):
    meeting = cases.recorded(clock)
    typed = {"text": "The group wants Xerxes Lane first."}
    assert cases.send("omar", "write-note", meeting, "note", **typed).status_code == 302
    for who in ("clara", "omar"):
        page = cases.page(who, "group-notes", meeting)
        assert page.count("Xerxes Lane") == 1
        assert page.count(cases.SAID) == 1
    assert list(GroupNoteOpening.objects.order_by("pk").values_list("reader__name", flat=True)) == [
        "Clara Okafor",
        "Omar Haddad",
    ]
    for who in OTHERS:
        cases.page(who, "group-notes", meeting, status=404)
        cases.page(who, "write-note", meeting, "note", status=404)
        cases.page(who, "release-notes", meeting, status=404)
    assert GroupNoteOpening.objects.count() == 2


@pytest.mark.clause("knutsford", "8.7")
def test_a_release_by_the_group_names_who_reads_the_notes(clause_protocol, clock):
    meeting = cases.recorded(clock)
    assert cases.send("clara", "write-note", meeting, "note", text="Xerxes").status_code == 302
    cases.page("nia", "group-notes", meeting, status=404)
    assert cases.send("clara", "release-notes", meeting, to=named("nia").pk).status_code == 302
    page = cases.page("nia", "group-notes", meeting)
    assert cases.GIVEN in page
    assert "Xerxes" in page
    assert "Nia Menon" in cases.page("clara", "group-notes", meeting)
    assert cases.told("notes-released") == ["nia"]
    cases.page("tess", "group-notes", meeting, status=404)
    assert cases.send("nia", "release-notes", meeting, to=named("stan").pk).status_code == 403


def test_the_officer_lets_in_colleagues_and_no_councillor(clock):
    meeting = cases.recorded(clock)
    page = cases.page("omar", "release-notes", meeting)
    assert "Stan Price" in page
    assert "Tess Wynn" not in page
    with pytest.raises(PermissionDenied, match="Only the group can let a councillor"):
        notes.release_group_notes(meeting, to=named("tess"), by=named("omar"))
    for _ in range(2):
        notes.release_group_notes(meeting, to=named("stan"), by=named("omar"))
    assert meeting.releases.count() == 1
    cases.page("stan", "group-notes", meeting)


@pytest.mark.clause("knutsford", "8.12")
def test_words_of_an_officer_are_unverified_until_the_officer_answers(clause_protocol, clock):
    quote = cases.quoted(clock, "We shall never grit it.")
    meeting = quote.case
    assert cases.told("officer-quoted") == ["omar"]
    assert "Unverified: the officer has not confirmed" in cases.page(
        "clara", "group-notes", meeting
    )
    cases.page("clara", "check-quote", meeting, quote.key, status=403)
    typed = {"corrected": "We shall grit it second."}
    assert cases.send("omar", "check-quote", meeting, quote.key, **typed).status_code == 302
    page = cases.page("clara", "group-notes", meeting)
    assert "Unverified" not in page
    assert "We shall never grit it." in page
    assert "We shall grit it second." in page
    notes.answer_quote(quote, corrected="", by=named("omar"))
    assert GroupNote.objects.filter(about=quote).get().kind == NoteKind.CORRECTED


@pytest.mark.clause("knutsford", "8.13")
def test_the_notes_say_that_advice_is_not_cited_and_offer_no_way_to_forward_it(
    clause_protocol, clock
):
    meeting = cases.recorded(clock)
    page = cases.page("clara", "group-notes", meeting)
    assert "Do not refer in public or at council meetings to advice given to a group." in page
    assert "Knutsford 8.13" in page
    assert "Forward" not in page


def test_a_twice_pressed_button_writes_one_note(clock):
    meeting = cases.recorded(clock)
    before, key = meeting.notes.count(), uuid4()
    for _ in range(2):
        note = {"kind": NoteKind.NOTE, "text": "Once.", "key": key}
        notes.add_group_note(meeting, by=named("clara"), **note)
    assert meeting.notes.count() == before + 1


def test_no_notice_history_or_list_says_what_was_said(clock):
    meeting = cases.quoted(clock).case
    cases.page("omar", "group-notes", meeting)
    for notice in Notice.objects.about(meeting.ledger_name):
        assert not any(word in notice.sentence for word in ("Xanadu", "Zanzibar", "Harbour"))
    for who in ("clara", "omar", "eve", "mona"):
        page = cases.page(who, "group-meeting", meeting)
        assert "Xanadu" not in page
        assert "Zanzibar" not in page


def test_no_column_of_any_table_holds_what_was_said(clock):
    """In the plain text of every table: what a dump of the database would hold."""
    cases.quoted(clock, "Only Zanzibar.")
    found = []
    for model in apps.get_models():
        if model._meta.managed:
            table = connection.ops.quote_name(model._meta.db_table)
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT count(*) FROM {table} AS r WHERE r::text ~ 'Xanadu|Zanzibar'"
                )
                found += [table] if cursor.fetchone()[0] else []
    assert found == []
    assert GroupMeeting.objects.exists()


def test_the_administration_has_no_page_of_a_group_meeting(clock):
    from django.contrib import admin

    ours = [m.__name__ for m in admin.site._registry if m._meta.app_label == "relations"]
    assert ours == ["Premises", "ScrutinyBody"]


def test_a_button_pressed_twice_on_the_notes_is_no_refusal(clock):
    """A quote is answered once, and the notes are released to one person once."""
    adopt_for(clock, "knutsford")
    quote = cases.quoted(clock)
    meeting = quote.case
    for who, name, more, typed in (
        ("omar", "check-quote", [quote.key], {"corrected": "We shall grit it."}),
        ("clara", "release-notes", [], {"to": named("nia").pk}),
    ):
        body = {"key": uuid4()} | typed
        for _ in range(2):
            response = cases.browser(who).post(cases.address(name, meeting, *more), body)
            assert (response.status_code, response.url) == (
                302,
                cases.address("group-notes", meeting),
            )
    assert GroupNote.objects.filter(about=quote).count() == 1
    assert meeting.releases.count() == 1
