"""Versions: copied, changed by two people at once, adopted, withdrawn and compared."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from people.models import User
from people.roles import Role
from protocols import policy, version_cache
from protocols.drafting import actions
from protocols.models import Protocol, Status
from protocols.settings import comparing, snapshots
from protocols.settings.snapshots import Figure
from tests.established import establish
from tests.people import named
from tests.protocols.pages import form_values, text_of

pytestmark = pytest.mark.django_db
TEN = {"reply": Figure(10, "working days")}
APRIL = date(2027, 4, 1)


@pytest.fixture
def draft(pat, clock):
    return actions.draft_from_preset("oxford", name="Ours", by=pat)


@pytest.fixture
def april(draft, mona):
    return actions.adopt_version(draft, effective_from=APRIL, minute="C48", by=mona)


@pytest.fixture
def quinn(db):
    """A second protocol administrator."""
    return somebody("Quinn Ito", Role.PROTOCOL_ADMINISTRATOR)


def somebody(name, *roles):
    user = User.objects.create_user(f"{name.split()[0].lower()}@westhaven.example", name, "x")
    for role in roles:
        establish(person=user, role=role, starts_on=date(2020, 1, 1))
    return user


def address(name, version, *more):
    return reverse(f"protocols:{name}", args=[version.number, *more])


def test_the_second_to_save_is_shown_what_the_first_changed(draft, client, pat, quinn, clock):
    page = address("settings", draft, "response-times")
    client.force_login(pat)
    mine = form_values(client.get(page)) | {"reply_amount": "10"}
    clock.set(2026, 12, 1, 11)
    seven = {"reply": Figure(7, "working days"), "follow_up_days": 8}
    actions.edit_settings(draft, settings=seven, revision=0, by=quinn)
    response = client.post(page, mine)
    assert response.status_code == 409
    words = text_of(response)
    assert "Quinn Ito changed this draft while you were editing it" in words
    assert "Answer to a councillor: changed from “5 working days” to “7 working days”." in words
    assert "You entered “10 working days”. Save again to use that instead." in words
    theirs = "Following up an answer: changed from “5 working days” to “8 working days”."
    assert theirs in words
    assert f"{theirs} You" not in words
    assert "would be due on Wednesday 6 January 2027 ." in words
    again = form_values(response)
    assert (again["reply_amount"], again["follow_up_days"], again["revision"]) == ("10", "8", "1")
    assert "Draft saved" in text_of(client.post(page, again, follow=True))
    kept = snapshots.snapshot_of(Protocol.objects.get(pk=draft.pk)).values
    assert (kept["reply"], kept["follow_up_days"]) == (Figure(10, "working days"), 8)


def test_an_older_copy_changes_nothing(draft, pat, quinn):
    actions.edit_settings(draft, settings=TEN, revision=0, by=quinn)
    with pytest.raises(actions.ChangedMeanwhile, match="Version 2 was changed while you"):
        actions.edit_settings(draft, settings=TEN, revision=0, by=pat)


def test_an_adopted_version_never_changes(april, client, pat, stan):
    assert (
        "so it cannot be changed. Start a new draft from it." in policy.can_edit(pat, april).reason
    )
    with pytest.raises(PermissionDenied, match="has been adopted"):
        actions.edit_settings(april, settings=TEN, revision=0, by=pat)
    with pytest.raises(PermissionDenied, match="Only a protocol administrator"):
        actions.edit_settings(april, settings=TEN, revision=0, by=stan)


def test_nobody_who_changed_a_draft_can_adopt_it(draft, mona):
    both = somebody("Bea Cole", Role.PROTOCOL_ADMINISTRATOR, Role.MONITORING_OFFICER)
    assert policy.can_adopt(both, draft)
    actions.edit_settings(draft, settings=TEN, revision=0, by=both)
    assert policy.can_adopt(both, draft).reason.startswith("You changed this draft")
    with pytest.raises(PermissionDenied, match="You changed this draft"):
        actions.adopt_version(draft, effective_from=APRIL, minute="C1", by=both)
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT
    assert policy.can_adopt(mona, draft)


def test_history_tells_each_change_with_who(draft, client, pat, quinn, clock):
    clock.set(2026, 12, 1, 11)
    draft = actions.edit_settings(draft, settings=TEN, revision=0, by=pat)
    clock.set(2026, 12, 1, 12)
    draft = actions.edit_settings(draft, settings={"roll": False}, revision=1, by=quinn)
    assert [
        (edit.who, [str(change) for change in edit.changes])
        for edit in comparing.draft_edits(draft)
    ] == [
        (
            "Quinn Ito",
            [
                "A date that falls on a non-working day: changed from “moves to the next"
                " working day” to “stays where it is”"
            ],
        ),
        (
            "Pat Lowe",
            ["Answer to a councillor: changed from “5 working days” to “10 working days”"],
        ),
    ]
    client.force_login(pat)
    page = text_of(client.get(address("version", draft)))
    assert "Changed by Quinn Ito. A date that falls on a non-working day" in page
    assert "Drafted by Pat Lowe Today at 10am" in page


def test_a_copy_says_all_that_the_version_says(draft, pat, mona, april):
    copied = actions.draft_from_version(april, name="Next", by=pat)
    assert (copied.number, copied.status, copied.drafted_by) == (3, Status.DRAFT, pat)
    same, other = snapshots.snapshot_of(copied), snapshots.snapshot_of(april)
    assert same.values | {"name": ""} == other.values | {"name": ""}
    assert same.citations == other.citations
    pairs = comparing.clause_pairs(april, copied)
    assert len(pairs) > 50
    assert not any(pair.changed for pair in pairs)
    with pytest.raises(PermissionDenied, match="Only a protocol administrator"):
        actions.draft_from_version(april, name="Mine", by=mona)


def test_a_draft_is_started_from_the_version_in_force(client, pat, clock):
    client.force_login(pat)
    page = reverse("protocols:draft") + "?from=1"
    form = form_values(client.get(page))
    assert form["start"] == "version-1"
    words = text_of(client.post(page, form | {"name": "Next"}, follow=True))
    assert "Draft version 2 started" in words
    assert "Name of the protocol" in words
    assert client.post(page, form | {"start": "version-9", "name": "x"}).status_code == 200


def test_a_draft_is_started_once_however_often_the_button_is_pressed(client, pat, clock):
    client.force_login(pat)
    page = reverse("protocols:draft")
    for start in ("oxford", "version-1"):
        before = Protocol.objects.count()
        form = form_values(client.get(page)) | {"start": start, "name": "Next"}
        addresses = {client.post(page, form).url for _ in range(5)}
        assert (Protocol.objects.count(), len(addresses)) == (before + 1, 1)


def test_only_what_the_adopter_was_shown_is_adopted(draft, client, pat, mona, clock):
    client.force_login(mona)
    page = address("adopt", draft)
    day = {"effective_from_day": "1", "effective_from_month": "4", "effective_from_year": "2027"}
    shown = form_values(client.get(page)) | day | {"minute": "C48"}
    actions.edit_settings(draft, settings=TEN, revision=0, by=pat)
    response = client.post(page, shown)
    words = text_of(response)
    assert response.status_code == 409
    assert "It has not been adopted. Read what changed before you adopt it." in words
    assert "Pat Lowe changed this draft after you opened this page:" in words
    assert "to “10 working days”" in words, words[words.index("after you opened this page:") :][
        :300
    ]
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT
    again = form_values(response)
    assert day.items() <= again.items()
    assert again["minute"] == "C48"
    assert client.post(page, again).status_code == 302
    draft.refresh_from_db()
    assert (draft.status, draft.minute) == (Status.ADOPTED, "C48")


def test_a_draft_is_not_adopted_without_saying_what_was_shown(draft, client, mona, clock):
    client.force_login(mona)
    page = address("adopt", draft)
    day = {"effective_from_day": "1", "effective_from_month": "4", "effective_from_year": "2027"}
    typed = form_values(client.get(page)) | day | {"minute": "C48"}
    for shown in ("", "7", "x", "9" * 5000):
        assert client.post(page, typed | {"shown": shown}).status_code == 409
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT


def test_only_the_adoption_that_was_shown_is_withdrawn(april, client, mona, clock):
    client.force_login(mona)
    page = address("withdraw", april)
    shown = form_values(client.get(page))
    actions.withdraw_version(april, by=mona)
    may = date(2027, 5, 1)
    actions.adopt_version(april, effective_from=may, minute="C52", by=mona)
    response = client.post(page, shown)
    assert response.status_code == 409
    assert "withdrawn and adopted again after you opened this page" in text_of(response)
    assert Protocol.objects.get(pk=april.pk).status == Status.ADOPTED
    assert client.post(page, form_values(response)).status_code == 302


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        (("1", "12", "2026"), "Enter Wednesday 2 December 2026 or a later date."),
        (("1", "1", "2019"), "Enter Wednesday 2 December 2026 or a later date."),
        (("1", "4", "2027"), "Version 2 comes into force on that date. Enter another date."),
        (("31", "2", "2027"), "is not a real date"),
        (("", "", ""), "Enter the date this version comes into force"),
    ],
)
def test_an_impossible_date_is_refused(day, problem, april, client, pat, mona):
    third = actions.draft_from_preset("staffordshire", name="Third", by=pat)
    client.force_login(mona)
    page = address("adopt", third)
    boxes = ("effective_from_day", "effective_from_month", "effective_from_year")
    typed = form_values(client.get(page)) | dict(zip(boxes, day, strict=True)) | {"minute": "C49"}
    response = client.post(page, typed)
    assert problem in text_of(response)
    assert form_values(response)["minute"] == "C49"
    third.refresh_from_db()
    assert (third.status, third.minute) == (Status.DRAFT, "")


def test_the_drafter_is_refused_with_the_reason_and_keeps_what_was_typed(draft, client, pat):
    both = {"person": pat, "role": Role.MONITORING_OFFICER, "starts_on": date(2020, 1, 1)}
    establish(**both)
    client.force_login(named("pat"))
    typed = {"effective_from_day": "1", "effective_from_month": "4", "effective_from_year": "2027"}
    key = form_values(client.get(reverse("protocols:draft")))["key"]
    response = client.post(address("adopt", draft), typed | {"minute": "C50", "key": key})
    assert response.status_code == 403
    assert "You drafted this version, so someone else must adopt it." in text_of(response)
    assert form_values(response)["minute"] == "C50"


def test_a_version_that_is_not_yet_in_force_can_be_withdrawn(april, client, mona, pat):
    client.force_login(mona)
    page = address("withdraw", april)
    words = text_of(client.post(page, form_values(client.get(page)), follow=True))
    assert "Version 2 is a draft again" in words
    assert "Withdrawn before it came into force by Mona Reid" in words
    april.refresh_from_db()
    assert (april.status, april.effective_from, april.minute) == (Status.DRAFT, None, "")
    assert version_cache.in_force(date(2027, 5, 1)).number == 1
    changed = actions.edit_settings(april, settings=TEN, revision=0, by=pat)
    again = actions.adopt_version(changed, effective_from=APRIL, minute="C51", by=mona)
    assert version_cache.in_force(date(2027, 5, 1)) == again
    assert version_cache.in_force(date(2027, 5, 1)).rule("reply").amount == 10


def test_a_version_that_has_been_in_force_cannot_be_withdrawn(april, pat, mona, draft):
    sentence = "Version 2 has come into force, and there are cases under it."
    assert sentence in policy.can_withdraw(mona, april, APRIL).reason
    with pytest.raises(PermissionDenied, match="has come into force"):
        actions.withdraw_version(april, by=mona, today=APRIL)
    with pytest.raises(PermissionDenied, match="Only the Monitoring Officer"):
        actions.withdraw_version(april, by=pat)
    other = actions.draft_from_preset("oxford", name="Other", by=pat)
    assert "is a draft" in policy.can_withdraw(mona, other, APRIL).reason


def test_two_versions_are_compared_side_by_side_in_words(draft, client, pat):
    other = actions.draft_from_version(draft, name="Ours", by=pat)
    actions.edit_settings(other, settings=TEN, revision=0, by=pat)
    client.force_login(pat)
    compare = reverse("protocols:compare")
    words = text_of(client.get(f"{compare}?first=2&second=3"))
    assert "1 setting and 0 clauses differ." in words
    assert "Version 2: 5 working days Version 3: 10 working days" in words
    assert "Saying who has the enquiry" not in words
    words = text_of(client.get(f"{compare}?first=2&second=3&show=all"))
    assert "Saying who has the enquiry" in words
    assert "Oxford 23.5" in words
    assert "There are no differences." in text_of(client.get(f"{compare}?first=2&second=2"))
    words = text_of(client.get(f"{compare}?first=1&second=2"))
    assert "The two have no clauses in common: version 1 uses Section C’s clauses" in words
    assert "No such clause" in text_of(client.get(f"{compare}?first=1&second=2&show=all"))
    assert "Select what to compare" in text_of(client.get(f"{compare}?first=1&second=77"))


def test_an_unknown_date_of_adoption_is_no_overlap(april, pat, mona):
    third = actions.draft_from_preset("staffordshire", name="Third", by=pat)
    with pytest.raises(ValidationError, match="Version 2 comes into force on that date"):
        actions.adopt_version(third, effective_from=APRIL, minute="C1", by=mona)
    between = actions.adopt_version(third, effective_from=date(2027, 2, 1), minute="C1", by=mona)
    assert version_cache.in_force(date(2027, 3, 31)) == between
