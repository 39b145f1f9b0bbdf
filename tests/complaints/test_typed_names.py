"""Typed names: anyone who may be someone named in a complaint cannot read it, before or after."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.sealing.field import sealed_values
from complaints import access, access_record, sealed_contents
from complaints.lodging import actions, draft_contents, drafts
from complaints.lodging.ask_whose_name import NOBODY, field_name
from complaints.models import Complaint, Exclusion
from complaints.reader_role import is_reader
from complaints.routing import Posts, reading_office_for
from people.models import User
from people.roles import Role
from protocols.version_cache import todays_protocol
from tests.complaints import cases
from tests.drafting import lodging_check, lodging_url
from tests.established import change_posts, establish
from tests.people import STARTED, named, signed_in
from tests.test_name_matching import ways_to_type

pytestmark = pytest.mark.django_db


def about(name, rank="officer", **more):
    return {"person": None, "name": name, "rank": rank, "service": None, **more}


def settled(typed, chosen=None, *denied):
    done = [*cases.DONE, "whose-name", "whose-names"]
    said = {"is": chosen, "not": [named(who).pk for who in denied]}
    return {"settled": {typed: said}, "done": done}


def readers_of(complaint):
    people = Complaint.objects.visible_to
    return {
        person.name.split()[0].lower()
        for person in User.objects.exclude(pk=complaint.says.complainant.pk)
        if people(person).filter(pk=complaint.pk).exists() and is_reader(person, complaint)
    }


def text_of(response):
    return " ".join(response.content.decode().split())


def post(client, page, **typed):
    return client.post(page, {"key": uuid4(), **typed})


def arrive(name):
    """Somebody of this name becomes Chief Executive in Eve's place, today."""
    leave("eve")
    return somebody(name, Role.CHIEF_EXECUTIVE)


def somebody(name, role):
    person = User.objects.create_user("new@westhaven.example", name, "a long enough secret")
    establish(person=person, role=role, starts_on=STARTED)
    return named("new")


def leave(who):
    change_posts(named(who).appointments.all(), ends_on=date(2026, 11, 30))


# The two attacks, by name.


def test_the_head_whose_name_was_typed_does_not_read_it(clock):
    """Ruth heads a service and is Chief Executive for now: she had the complaint about herself."""
    cases.appoint("ruth", "chief-executive", standing="acting")
    leave("eve")
    complaint = cases.sent(**about("Adeyemi, Ruth", "head-of-service"))
    assert readers_of(complaint) == {"mona"}
    assert not is_reader(named("ruth"), complaint)


def test_the_chief_executives_name_does_not_send_it_to_the_chief_executive(clock):
    assert readers_of(cases.sent(**about("Eve Larkin"))) == {"mona"}
    assert readers_of(cases.sent(**about("the Chief Executive"))) == {"mona"}
    assert readers_of(cases.sent(**about("the one in charge", "chief-executive"))) == {"mona"}


# Nothing that is typed for a reader's name reaches that reader.


@given(who=st.sampled_from(["eve", "mona"]), way=st.integers(0, 12), as_witness=st.booleans())
@settings(max_examples=40, deadline=None)
def test_however_a_readers_name_is_typed_they_do_not_read_it(who, way, as_witness):
    user, version, posts = named("clara"), todays_protocol(), Posts()
    typed = list(ways_to_type(named(who).name))[way]
    answers = cases.answers("omar", others=f"Zebedee\n{typed}")
    if not as_witness:
        answers = cases.answers() | about(typed)
    matter = draft_contents.matter_of_draft(user, answers, version, posts)
    readers = reading_office_for(matter, version, posts).readers
    assert [one.person.name for one in readers] == [named("mona" if who == "eve" else "eve").name]


@pytest.mark.parametrize("name", ["Basil Fry", "A resident", "Zebedee, Highways"])
def test_a_stranger_of_another_name_keeps_nobody_out(name, clock):
    complaint = cases.sent(**about(name), others=name)
    assert readers_of(complaint) == {"eve"}
    assert set(complaint.held.out) == {named("clara").pk}


# What the complainant is asked.


def test_a_typed_name_is_confirmed_before_anything_is_sent(clock):
    clara = signed_in("clara")
    drafts.delete_draft(cases.drafted())
    cases.drafted("clara", done=[slug for slug in cases.DONE if slug != "who"])
    assert post(clara, lodging_url("who"), name="E Larkin", rank="officer").url == lodging_url(
        "whose-name"
    )
    page = text_of(clara.get(lodging_url("whose-name")))
    assert "Is E Larkin one of these people?" in page
    assert "Eve Larkin, Chief Executive" in page
    assert "Ruth" not in page
    assert clara.get(lodging_check()).url == lodging_url("whose-name")  # not to be passed by
    wrong = text_of(post(clara, lodging_url("whose-name")))
    assert "Select who E Larkin is, or “None of these people”" in wrong
    post(clara, lodging_url("whose-name"), **{field_name("E Larkin"): named("eve").pk})
    checked = text_of(clara.get(lodging_check()))
    assert "Your complaint is about Eve Larkin, the Chief Executive" in checked
    assert "E Larkin is Eve Larkin, Chief Executive" in checked
    assert clara.post(lodging_check(), {"key": uuid4()}).status_code == 302
    complaint = Complaint.objects.get()
    assert complaint.says.about.pk == named("eve").pk
    assert readers_of(complaint) == {"mona"}


def test_a_name_that_is_someone_elses_is_denied_and_the_reader_reads_it(clock):
    clara, typed = signed_in("clara"), "E. Larkin"
    cases.drafted(**about(typed))
    assert clara.get(lodging_check()).url == lodging_url("whose-name")
    post(clara, lodging_url("whose-name"), **{field_name(typed): NOBODY})
    assert f"{typed} is not Eve Larkin, Chief Executive" in text_of(clara.get(lodging_check()))
    clara.post(lodging_check(), {"key": uuid4()})
    complaint = Complaint.objects.get()
    assert readers_of(complaint) == {"eve"}
    assert complaint.says.about.not_them == (named("eve").pk,)


def test_each_other_person_typed_is_asked_about_and_errors_say_which(clock):
    clara = signed_in("clara")
    cases.drafted(others="Zebedee\nM Reid\nLarkin")
    assert clara.get(lodging_check()).url == lodging_url("whose-names")
    page = text_of(clara.get(lodging_url("whose-names")))
    assert "Is M Reid one of these people?" in page
    assert "Is Larkin one of these people?" in page
    assert "Zebedee" not in page
    wrong = text_of(
        post(clara, lodging_url("whose-names"), **{field_name("Larkin"): named("eve").pk})
    )
    assert "Select who M Reid is" in wrong
    assert "Select who Larkin is" not in wrong
    assert f'value="{named("eve").pk}" checked' in re.sub(r' id="[^"]*"| class="[^"]*"', "", wrong)
    post(
        clara,
        lodging_url("whose-names"),
        **{field_name("Larkin"): named("eve").pk, field_name("M Reid"): NOBODY},
    )
    clara.post(lodging_check(), {"key": uuid4()})
    complaint = Complaint.objects.get()
    assert [person.pk for person in complaint.says.others] == [named("eve").pk, None, None]
    assert readers_of(complaint) == {"mona"}


def test_one_name_never_stands_under_both_headings(clock):
    """Whatever is said of a person of the very same name, they do not read it."""
    clara = signed_in("clara")
    cases.drafted(**about("eve LARKIN"), **settled("eve LARKIN", None, "eve"))
    page = text_of(clara.get(lodging_check()))
    will, _, cannot = page.partition("Cannot see that you have complained")
    assert "Mona Reid" in will.partition("Will read your complaint")[2]
    assert "Eve Larkin" not in will.partition("Will read your complaint")[2]
    assert "eve LARKIN" in cannot
    assert "anyone who could be a person whose name you typed" in cannot
    assert readers_of(
        actions.send_complaint(drafts.drafts_of(named("clara"))[0], by=named("clara"))
    ) == {"mona"}


def test_a_changed_name_and_someone_new_are_asked_about_again(clock):
    clara = signed_in("clara")
    cases.drafted(**about("E Larkin"), **settled("E Larkin", None, "eve"))
    assert clara.get(lodging_check()).status_code == 200
    arrive("Edwin Larkin")
    assert clara.get(lodging_check()).url == lodging_url("whose-name")
    post(clara, lodging_url("who"), name="Mona R", rank="officer")
    assert "Is Mona R one of these people?" in text_of(clara.get(lodging_url("whose-name")))


def test_only_people_that_the_lists_show_are_named_and_the_rest_are_kept_out_unseen(clock):
    """Ada, the auditor, is in no list; Grace has left. Neither is told of, both are kept out."""
    leave("grace")
    clara = signed_in("clara")
    cases.drafted(**about("Ada Quist"), others="Grace Lund")
    page = text_of(clara.get(lodging_check()))
    assert "Quist, Auditor" not in page
    assert "Lund, " not in page
    complaint = actions.send_complaint(drafts.drafts_of(named("clara"))[0], by=named("clara"))
    assert {named("ada").pk, named("grace").pk} <= set(complaint.held.out)


def test_a_draft_from_before_names_were_compared_is_asked_before_it_is_sent(clock):
    clara, draft = signed_in("clara"), cases.drafted(**about("Mona Reid"))
    old = {k: v for k, v in drafts.answers_of(draft).items() if not k.startswith("likely")}
    drafts.save_draft(named("clara"), draft, lambda _: old)
    assert clara.post(lodging_check(), {"key": uuid4()}).url == lodging_url("whose-name")
    assert not Complaint.objects.exists()
    assert readers_of(actions.send_complaint(draft, by=named("clara"))) == {"eve"}


def test_an_officer_may_mean_a_councillor_or_a_colleague_and_neither_reads_it(clock):
    complaint = cases.sent_by_officer(**about("Mona", "member") | settled("Mona", named("mona").pk))
    assert (complaint.says.about.pk, complaint.says.about.rank) == (named("mona").pk, "member")
    assert readers_of(complaint) == {"eve"}


def test_the_deputy_of_somebody_who_may_be_meant_is_kept_out_too(clock):
    cases.appoint("mona", "chief-executive", standing="deputy")
    cases.appoint("stan", "chief-operating-officer")
    assert readers_of(cases.sent(**about("Larkin"))) == {"stan"}


def test_a_new_holder_with_a_typed_name_reads_nothing_and_it_moves_on(clock):
    complaint = cases.sent(**about("J Archer"))
    assert readers_of(complaint) == {"eve"}
    jill = arrive("Jill Archer")
    assert not is_reader(jill, complaint)
    assert jill not in sealed_contents.people_acting_for_office(complaint, Posts())
    client = signed_in("new")
    assert complaint.reference not in text_of(client.get("/complaints/"))
    assert client.get(complaint.get_absolute_url()).status_code == 404
    moved = Complaint.objects.get()
    assert readers_of(moved) == {"mona"}
    lines = access_record.access_record_of(moved, for_complainant=True)
    passed_over = "passed over someone with a name like one in the complaint"
    assert any(passed_over in event.words for event in lines)
    client.get("/complaints/")
    assert moved.history.count() == Complaint.objects.get().history.count()  # once


def test_a_new_holder_whom_nobody_can_replace_still_reads_nothing(clock):
    complaint = cases.sent(**about("J Archer"))
    leave("mona")
    jill = arrive("Jill Archer")
    signed_in("new").get("/complaints/")
    complaint = Complaint.objects.get()
    assert not is_reader(jill, complaint)
    assert Exclusion.objects.filter(case=complaint).count() == 2


def test_a_colleague_in_the_office_keeps_what_a_namesake_cannot_read(clock):
    cases.appoint("stan", "chief-executive", standing="acting")
    complaint = cases.sent(**about("J Archer"))
    arrive("Jill Archer")
    signed_in("new").get("/complaints/")
    assert readers_of(Complaint.objects.get(pk=complaint.pk)) == {"stan"}


def test_nobody_who_may_be_named_is_given_access_or_gets_it_by_a_step(clock):
    complaint = cases.sent(**about("J Archer"))
    jill = somebody("Jill Archer", Role.MONITORING_OFFICER)
    give = {"person": jill, "role": "investigator", "text": "To look into it"}
    with pytest.raises(PermissionDenied, match="is involved or has a conflict of interest"):
        access.give_access(complaint, **give, by=named("eve"), key=uuid4())
    leave("mona")
    cases.appoint("stan", "chief-operating-officer")
    complaint = access.step_aside(complaint, text="My cousin", by=named("eve"), key=uuid4())
    assert readers_of(complaint) == {"stan"}
    assert not Complaint.objects.visible_to(named("new")).exists()


def sent_before(complaint):
    """As if it had been sent before names were compared."""
    body = complaint.says.to_json()
    del body["names_compared"]
    complaint.body = sealed_values(complaint, body=body)["body"]
    return complaint


def test_a_complaint_from_before_keeps_opening_except_for_the_very_name(clock):
    complaint = sent_before(cases.sent(**about("J Archer")))
    assert not complaint.says.names_compared
    assert is_reader(named("eve"), complaint)
    assert is_reader(arrive("Joan Archer"), complaint)
    the_same = sent_before(cases.sent(**about("Archer, Joan")))
    assert not is_reader(named("new"), the_same)
