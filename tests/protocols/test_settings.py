"""The settings of a draft: what they mean, what is refused, and two who edit at once."""

from datetime import date, time

import pytest
from django.urls import reverse

from protocols.drafting import actions
from protocols.models import Nudge, PromiseRule, Route
from protocols.settings import examples, pages, snapshots
from protocols.settings.fields import AmountField, LadderField, TimeField, TypedAmount, TypedLine
from protocols.settings.snapshots import Figure, RouteTo, Step
from tests.established import establish
from tests.protocols.pages import error_messages, form_values, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(pat):
    return actions.draft_from_preset("oxford", name="Ours", by=pat)


@pytest.fixture
def quinn(pat):
    """A second protocol administrator."""
    from people.models import User
    from people.roles import Role

    user = User.objects.create_user("quinn@westhaven.example", "Quinn Ito", "a long secret")
    post = {"role": Role.PROTOCOL_ADMINISTRATOR, "starts_on": date(2020, 1, 1)}
    establish(person=user, **post)
    return user


def address(draft, subject="response-times"):
    return reverse("protocols:settings", args=[draft.number, subject])


def setting(key):
    return next(s for page in pages.SUBJECTS for s in page.settings if s.key == key)


def means(protocol, key):
    snapshot = snapshots.snapshot_of(protocol)
    return [str(line) for line in examples.example_for(setting(key), snapshot, date(2026, 12, 1))]


@pytest.mark.parametrize("subject", pages.SUBJECTS_BY_KEY)
def test_each_page_shows_clause_default_and_what_is_in_force(subject, draft, client, pat):
    client.force_login(pat)
    page = text_of(client.get(address(draft, subject)))
    assert f"Draft version {draft.number}, started from Oxford" in page
    for one in pages.SUBJECTS_BY_KEY[subject].settings:
        assert one.title in page
    assert "Portal default" in page or subject == "titles"
    assert "In force now" in page
    assert "Version 1 stays in force" in page


@pytest.mark.parametrize("subject", pages.SUBJECTS_BY_KEY)
def test_a_page_saved_as_it_came_changes_nothing(subject, draft, client, pat):
    client.force_login(pat)
    response = client.get(address(draft, subject))
    response = client.post(address(draft, subject), form_values(response), follow=True)
    assert "Nothing was changed" in text_of(response)
    draft.refresh_from_db()
    assert draft.revision == 0


def test_ten_working_days_are_saved_and_shown_with_their_date(draft, client, pat, clock):
    client.force_login(pat)
    page = client.get(address(draft))
    assert "would be due on Tuesday 29 December 2026" in text_of(page)
    typed = form_values(page) | {"reply_amount": "10"}
    page = text_of(client.post(address(draft), typed, follow=True))
    assert "Draft saved" in page
    assert "An answer to an enquiry received on Friday 18 December 2026 would be due on" in page
    assert "Wednesday 6 January 2027" in page
    assert "The source says: 5 working days" in page
    assert "In force now: 1 week, due on Tuesday 29 December 2026" in page
    rule = PromiseRule.objects.get(protocol=draft, kind="reply")
    assert rule.words == "ten working days"
    past = rule.history.first()
    assert (past.history_change_reason, past.history_user) == ("edited", pat)


@pytest.mark.parametrize(
    ("field", "typed", "problem"),
    [
        ("reply_amount", "0", "0 is too few. Enter a whole number from 1 to 365"),
        ("reply_amount", "-3", "“-3” is not a whole number"),
        ("reply_amount", "five", "“five” is not a whole number. Enter a whole number from 1"),
        ("reply_amount", "2.5", "“2.5” is not a whole number"),
        ("reply_amount", "4000", "4,000 is too many"),
        ("reply_amount", "9" * 40, "is not a whole number"),
        ("reply_unit", "fortnights", "Select a unit of time"),
        ("acknowledge_amount", "", "Enter a whole number from 1 to 365"),
        ("holding_cap", "61", "61 is too many. Enter a whole number from 1 to 60"),
        ("holding_limit", "", "Enter a whole number from 0 to 20"),
        ("follow_up_days", "²", "“²” is not a whole number"),
    ],
)
def test_a_nonsense_amount_is_refused_next_to_its_field(field, typed, problem, draft, client, pat):
    client.force_login(pat)
    form = form_values(client.get(address(draft))) | {field: typed}
    response = client.post(address(draft), form)
    assert any(problem in sentence for sentence in error_messages(response))
    if typed and field.endswith("amount"):
        assert f'value="{typed}"' in response.content.decode()
    draft.refresh_from_db()
    assert draft.revision == 0


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ([("1", "before", "member"), ("1", "before", "member")], "told twice 1 working day before"),
        ([("1", "after", "head-of-service"), ("4", "after", "head-of-service")], "told twice that"),
        ([("2", "on", "member")], "Line 1 says 2 working days and also “on the day”"),
        ([("", "on", "member"), ("", "after", "member")], "Line 2: “” is not a whole number"),
        ([("1", "after", "the mayor")], "Line 1: select who is told"),
        ([(str(n), "before", "member") for n in range(1, 14)], "There are 13 lines"),
    ],
)
def test_a_ladder_that_cannot_be_climbed_is_refused(lines, problem):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match=problem):
        LadderField(required=False).clean(tuple(TypedLine(*line) for line in lines))


def test_a_ladder_is_listed_in_order_without_its_empty_lines():
    typed = (TypedLine("3", "after", "chief-officer"), TypedLine("9", "before", ""))
    typed += (TypedLine("", "on", "handling-officer"), TypedLine("1", "before", "member"))
    assert LadderField(required=False).clean(typed) == (
        Step(-1, "member"),
        Step(0, "handling-officer"),
        Step(3, "chief-officer"),
    )


def test_a_changed_ladder_keeps_what_stays_and_records_what_went(draft, client, pat):
    client.force_login(pat)
    form = form_values(client.get(address(draft, "reminders")))
    form |= {"ladder_reply_4_who": "", "ladder_reply_3_days": "4"}
    page = text_of(client.post(address(draft, "reminders"), form, follow=True))
    assert "Draft saved" in page
    ladder = Nudge.objects.filter(rule__protocol=draft, rule__kind="reply")
    assert [(n.offset, n.addressee, n.template) for n in ladder] == [
        (-1, "handling-officer", "due-soon"),
        (0, "handling-officer", "due-today"),
        (1, "head-of-service", "overdue"),
        (4, "chief-officer", "still-overdue"),
    ]
    gone = Nudge.history.filter(rule_id=ladder[0].rule_id, history_type="-")
    assert {(row.addressee, row.history_user) for row in gone} == {
        ("chief-officer", pat),
        ("chief-executive", pat),
    }


def test_a_time_limit_adds_its_reminders_and_removes_them(draft, pat):
    councillors = {"member-reply": Figure(1, "weeks")}
    draft = actions.edit_settings(draft, settings=councillors, revision=0, by=pat)
    rule = PromiseRule.objects.get(protocol=draft, kind="member-reply")
    assert (rule.silent, [nudge.offset for nudge in rule.nudges.all()]) == (False, [-1, 0, 1])
    draft = actions.edit_settings(draft, settings={"member-reply": None}, revision=1, by=pat)
    assert not PromiseRule.objects.filter(pk=rule.pk).exists()
    assert PromiseRule.history.filter(id=rule.pk).first().history_type == "-"


def test_the_portals_own_time_limit_is_marked_until_it_is_changed(draft, pat):
    draft = actions.edit_settings(
        draft, settings={"acknowledge": Figure(2, "working days")}, revision=0, by=pat
    )
    rule = draft.rules.get(kind="acknowledge")
    assert not rule.silent
    draft = actions.edit_settings(
        draft, settings={"acknowledge": Figure(1, "working days")}, revision=1, by=pat
    )
    assert draft.rules.get(kind="acknowledge").silent


def test_a_route_without_an_end_is_refused(draft, client, pat):
    client.force_login(pat)
    form = form_values(client.get(address(draft, "complaints")))
    del form["route_complaint_councillor_director_to"]
    response = client.post(address(draft, "complaints"), form)
    assert "Every route must end with someone" in " ".join(error_messages(response))
    form["route_complaint_councillor_director_to"] = ["director"]
    response = client.post(address(draft, "complaints"), form)
    wanted = "Choose an answer from the list for “The complaint goes to”"
    assert wanted in " ".join(error_messages(response))


def test_a_route_is_changed_and_what_nobody_touched_of_it_stays(draft, client, pat):
    client.force_login(pat)
    form = form_values(client.get(address(draft, "need-to-know")))
    form |= {"route_need_to_know_to": ["chief-executive"], "route_need_to_know_must": "on"}
    form |= {"route_need_to_know_first": "The Monitoring Officer is consulted"}
    page = text_of(client.post(address(draft, "need-to-know"), form, follow=True))
    assert "A dispute over a document would go to the Chief Executive ." in page
    route = Route.objects.get(protocol=draft, kind="need-to-know")
    assert (route.to, route.first_must, route.clause) == (["chief-executive"], True, "23.8(a)")


def test_a_route_is_changed_removed_and_added(draft, pat):
    route = {"route-policy": RouteTo(("chief-executive",))}
    draft = actions.edit_settings(draft, settings=route, revision=0, by=pat)
    assert draft.routes.get(kind="policy").to == ["chief-executive"]
    draft = actions.edit_settings(draft, settings={"route-policy": None}, revision=1, by=pat)
    assert not draft.routes.filter(kind="policy").exists()
    route = {"route-failed-service": RouteTo(("head-of-service",))}
    draft = actions.edit_settings(draft, settings=route, revision=2, by=pat)
    assert not draft.routes.get(kind="failed-service").silent


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("5pm", time(17)),
        ("17:30", time(17, 30)),
        ("12 noon", None),
        ("noon", time(12)),
        ("12am", time(0)),
        ("", None),
        ("25:00", "wrong"),
        ("13pm", "wrong"),
        ("teatime", "wrong"),
    ],
)
def test_a_time_is_read_as_people_write_it(typed, at):
    from django.core.exceptions import ValidationError

    field = TimeField(required=False)
    if at == "wrong" or typed == "12 noon":
        with pytest.raises(ValidationError, match="is not a time"):
            field.clean(typed)
    else:
        assert field.clean(typed) == at


def test_a_time_limit_can_be_a_week():
    assert AmountField().clean(TypedAmount("1", "weeks")) == Figure(1, "weeks")


def test_clear_working_days_are_saved_shown_and_compared(draft, client, pat, clock):
    client.force_login(pat)
    typed = form_values(client.get(address(draft)))
    typed |= {"reply_amount": "7", "reply_unit": "clear working days"}
    page = text_of(client.post(address(draft), typed, follow=True))
    # 21 to 24 and 29 to 31 December are seven; the next working day is Monday 4 January.
    assert "Monday 4 January 2027" in page
    differences = snapshots.snapshot_of(draft), snapshots.source_snapshot("oxford")
    words = [pages.setting_in_words(setting("reply"), one) for one in differences]
    assert words == [("7 clear working days",), ("5 working days",)]
    assert PromiseRule.objects.get(protocol=draft, kind="reply").in_words() == (
        "Answer within seven clear working days"
    )


def test_without_a_time_limit_the_council_is_asked_when_to_remind(client, pat, clock):
    draft = actions.draft_from_preset("knutsford", name="Ours", by=pat)
    client.force_login(pat)
    page = client.get(address(draft))
    assert "Choose below when officers are reminded" in text_of(page)
    assert "Where there is no time limit" in text_of(page)
    assert "This is not a promise and not in the protocol" in text_of(page)
    assert "Knutsford says nothing about this, so the portal’s default is used" in text_of(page)
    assert means(draft, "watch") == [
        "Officers would be reminded about an enquiry received on Friday 18 December 2026 that has"
        " no time limit on Wednesday 6 January 2027, and the councillor could chase it after that"
        " day."
    ]
    typed = form_values(page) | {"watch_amount": "15"}
    client.post(address(draft), typed)
    rule = PromiseRule.objects.get(protocol=draft, kind="watch")
    assert (rule.amount, rule.silent) == (15, False)
    typed = form_values(client.get(address(draft))) | {"watch_amount": ""}
    client.post(address(draft), typed)
    assert not PromiseRule.objects.filter(protocol=draft, kind="watch").exists()
