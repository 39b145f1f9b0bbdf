"""Saved views of the queue: who saves, sees and changes them, and that none shows more than its
reader can read."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from enquiries.models import SavedView
from enquiries.saved_views import actions
from foundation.history import history_of
from people.models import Appointment, Service
from tests.enquiries import cases
from tests.enquiries.saved_views import ASKED, saved_view
from tests.enquiries.test_queries import statements
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
QUEUE, LIST = "/enquiries/", "/enquiries/views/"
SAVE = f"{LIST}save/?whose=service&kind=ward"


def words_of(response):
    return " ".join(response.content.decode().split())


def names_in_queue(who):
    page = signed_in(who).get(QUEUE, {"whose": "any"})
    return [name for name, _, _ in page.context["saved_views"]["views"]]


def save(who, name="Ward matters", service="", url=SAVE, **more):
    keeper = Service.objects.get(name=service).pk if service else ""
    return signed_in(who).post(url, {"key": uuid4(), "name": name, "keeper": keeper} | more)


def of_highways():
    return Service.objects.get(name="Highways")


@pytest.mark.parametrize("who", ["omar", "ruth", "dev", "eve", "stan"])
def test_whoever_has_the_queue_saves_views_of_their_own_that_no_one_else_sees(who, clock):
    assert save(who).url == f"{QUEUE}?whose=service&kind=ward"
    view = SavedView.objects.get()
    assert (view.owner, view.service, view.asked) == (named(who), None, ASKED)
    assert names_in_queue(who) == ["Ward matters"]
    for other in {"omar", "grace", "ruth", "dev", "colin"} - {who}:
        assert names_in_queue(other) == []
        assert signed_in(other).get(f"{LIST}{view.key}/rename/").status_code == 404


@pytest.mark.parametrize("who", ["ruth", "colin", "dev"])
def test_heads_and_coordinators_save_views_that_officers_of_the_service_see(who, clock):
    assert save(who, service="Highways").status_code == 302
    assert names_in_queue("omar") == ["Ward matters"]
    assert names_in_queue("stan") == []  # of another service


def test_a_view_of_a_service_is_no_other_services(clock):
    view = saved_view()
    for stranger in ("stan", "clara", "eve"):
        assert view not in SavedView.objects.visible_to(named(stranger))
    stan = signed_in("stan")
    assert "Ward matters" not in words_of(stan.get(LIST))
    for page in ("rename", "delete", "first", "not-first"):
        assert stan.post(f"{LIST}{view.key}/{page}/", {"key": uuid4()}).status_code == 404
    view.refresh_from_db()
    assert (view.name, view.is_first, view.ended_at) == ("Ward matters", False, None)


def test_an_officer_can_neither_save_nor_change_a_view_of_their_service(clock):
    view, highways = saved_view(), of_highways()
    page = save("omar", name="Mine", service="Highways")  # the field is not there for him
    assert page.status_code == 302
    assert SavedView.objects.get(name="Mine").owner == named("omar")
    with pytest.raises(PermissionDenied):
        actions.save_view("For all", ASKED, service=highways, key=uuid4(), by=named("omar"))
    for change in (
        lambda: actions.rename_view(view, name="X", by=named("omar")),
        lambda: actions.delete_view(view, by=named("omar")),
        lambda: actions.show_first(view, first=True, by=named("omar")),
    ):
        with pytest.raises(PermissionDenied), transaction.atomic():
            change()


def test_the_head_of_another_service_saves_none_for_this_one(clock):
    sent = save("ruth", url=SAVE, keeper=Service.objects.get(name="Waste").pk)
    assert "Select one of the services in the list" in words_of(sent)
    assert not SavedView.objects.exists()


def test_a_councillor_has_no_views(clock):
    saved_view()
    clara = signed_in("clara")
    for url in (LIST, SAVE):
        page = clara.get(url)
        assert page.status_code == 403
        assert "Ward matters" not in words_of(page)
    assert not SavedView.objects.visible_to(named("clara")).exists()


def test_a_view_shows_each_reader_what_they_can_read(clock):
    enquiry = cases.assigned()
    view = saved_view("All there is", {"whose": "any"}, by="dev", service="Waste")
    url = reverse("enquiries:queue")
    for who, sees in {"stan": False, "dev": True}.items():
        page = signed_in(who).get(url, view.asked)
        assert (enquiry.reference in words_of(page)) == sees


def test_a_link_opens_what_was_saved_and_says_which_view_it_is(clock):
    saved_view()
    omar = signed_in("omar")
    [(_, url, current)] = omar.get(QUEUE, {"whose": "any"}).context["saved_views"]["views"]
    assert not current
    page = omar.get(url)
    assert [current for *_, current in page.context["saved_views"]["views"]] == [True]
    assert page.context["form"]["kind"].value() == "ward"


def test_names_are_unique_for_their_keeper_whatever_their_case(clock):
    saved_view("Chased", service="Highways")
    sent = save("ruth", name="chased", service="Highways")
    assert "Highways has a saved view called “chased” already. Enter another name" in words_of(sent)
    assert save("ruth", name="chased").status_code == 302  # her own
    assert save("omar", name="chased").status_code == 302
    sent = save("omar", name="Chased")
    assert "You have a saved view called “Chased” already. Enter another name" in words_of(sent)
    assert 'value="Chased"' in words_of(sent)


def test_a_button_pressed_twice_saves_one(clock):
    key = uuid4()
    for _ in range(2):
        assert save("omar", key=key).status_code == 302
    assert SavedView.objects.count() == 1


def test_there_are_at_most_twenty(clock):
    for number in range(20):
        saved_view(f"View {number}", by="omar")
    sent = save("omar", name="One more")
    assert "You have 20 saved views, and there cannot be more." in words_of(sent)
    assert save("ruth", name="One more", service="Highways").status_code == 302
    with pytest.raises(PermissionDenied):
        actions.save_view("X", ASKED, service=None, key=uuid4(), by=named("omar"))


def test_a_view_is_renamed_and_deleted(clock):
    view, ruth = saved_view(), signed_in("ruth")
    renamed = ruth.post(f"{LIST}{view.key}/rename/", {"key": uuid4(), "name": "Wards"})
    assert renamed.status_code == 302
    assert names_in_queue("omar") == ["Wards"]
    assert ruth.post(f"{LIST}{view.key}/delete/", {"key": uuid4()}).status_code == 302
    assert names_in_queue("omar") == []
    assert ruth.get(f"{LIST}{view.key}/rename/").status_code == 404
    assert save("ruth", name="Wards", service="Highways").status_code == 302  # free again


def test_what_was_typed_is_in_no_history_and_goes_with_the_view(clock):
    view = saved_view("Mrs Pryce", {"q": "pryce"}, by="omar")
    actions.delete_view(view, by=named("omar"))
    view.refresh_from_db()
    assert view.asked == {}
    rows = history_of(SavedView).filter(id=view.pk).order_by("history_id")
    assert [row.history_change_reason for row in rows] == ["saved", "deleted"]
    assert not hasattr(rows[0], "asked")


def test_the_queue_opens_with_the_view_that_is_first_and_ones_own_before_the_services(clock):
    of_service, own = saved_view(), saved_view("Harbour", {"q": "harbour"}, by="omar")
    omar, key = signed_in("omar"), {"key": uuid4()}
    assert omar.get(QUEUE).status_code == 200
    signed_in("ruth").post(f"{LIST}{of_service.key}/first/", key)
    assert omar.get(QUEUE).url == f"{QUEUE}?kind=ward&whose=service"
    for _ in range(2):  # pressed twice
        omar.post(f"{LIST}{own.key}/first/", key)
    assert omar.get(QUEUE).url == f"{QUEUE}?q=harbour"
    assert omar.get(QUEUE, {"whose": "mine"}).status_code == 200
    omar.post(f"{LIST}{own.key}/not-first/", key)
    signed_in("ruth").post(f"{LIST}{of_service.key}/not-first/", key)
    assert omar.get(QUEUE).status_code == 200


def test_one_view_of_a_keeper_is_first(clock):
    views = [saved_view(name, by="omar") for name in ("One", "Two")]
    for view in views:
        actions.show_first(view, first=True, by=named("omar"))
    assert [view.name for view in SavedView.objects.filter(is_first=True)] == ["Two"]


def test_a_view_with_an_officer_who_has_gone_says_so_and_shows_the_rest(clock):
    enquiry = cases.assigned()
    view = saved_view("Grace", {"whose": "any", "officer": str(named("grace").pk), "kind": "ward"})
    yesterday = clock.at.date() - timedelta(days=1)
    Appointment.objects.filter(person=named("grace")).update(ends_on=yesterday)
    said = "The officer in this view is no longer there. The rest of the view is shown."
    page = signed_in("omar").get(QUEUE, view.asked)
    assert said in words_of(page)
    assert "There is a problem" not in words_of(page)
    assert (enquiry.reference in words_of(page)) == (enquiry.kind == "ward")
    assert said in words_of(signed_in("omar").get(LIST))


def test_a_view_of_a_service_that_one_has_left_says_so(clock):
    waste = Service.objects.get(name="Waste")
    view = saved_view("Bins", {"whose": "any", "service": str(waste.pk)}, by="omar")
    page = signed_in("omar").get(QUEUE, view.asked)
    assert "The service in this view is no longer there." in words_of(page)


def test_clearing_the_search_leads_to_the_list_and_not_to_the_first_view(clock):
    actions.show_first(saved_view(by="omar"), first=True, by=named("omar"))
    page = signed_in("omar").get(QUEUE, {"q": "nothing of the sort"})
    assert page.context["clear_url"] == "?whose=any"


def test_a_name_is_shown_as_it_was_typed(clock):
    save("omar", name="<b>Bins</b>")
    assert "&lt;b&gt;Bins&lt;/b&gt;" in words_of(signed_in("omar").get(QUEUE, {"whose": "any"}))


def numbers_for(who):
    return {row["view"].name: row["number"] for row in signed_in(who).get(LIST).context["rows"]}


def test_the_list_says_how_many_enquiries_each_view_shows_its_reader(clock):
    saved_view()
    saved_view("Harbour", {"whose": "any", "q": "resurfacing"})
    saved_view("Nothing", {"whose": "any", "q": "!!!"})
    saved_view("Of Highways", {"whose": "unassigned"}, by="dev")
    expected = {"Ward matters": "no enquiries", "Harbour": "no enquiries"}
    expected |= {"Nothing": "no enquiries", "Of Highways": "no enquiries"}
    assert numbers_for("omar") == expected
    cases.assigned()
    cases.raised()
    cases.answered()
    expected |= {"Ward matters": "2 enquiries", "Harbour": "3 enquiries"}
    assert numbers_for("omar") == expected | {"Of Highways": "1 enquiry"}
    assert "Harbour: 3 enquiries" not in words_of(signed_in("omar").get(LIST))
    assert "“resurfacing”: 3 enquiries" in words_of(signed_in("omar").get(LIST))


def test_a_number_counts_what_its_reader_sees_and_not_more_than_a_hundred(clock, monkeypatch):
    monkeypatch.setattr("enquiries.saved_views.numbers.MOST_COUNTED", 2)
    for q in ("", "resurfacing"):
        asked = {"whose": "any"} | ({"q": q} if q else {})
        for who in ("stan", "dev"):
            saved_view(f"All {q}", asked, by=who, service="")
    for _ in range(3):
        cases.assigned()
    assert set(numbers_for("stan").values()) == {"no enquiries"}
    assert set(numbers_for("dev").values()) == {"more than 2 enquiries"}


def test_the_numbers_of_all_views_take_one_statement(clock):
    saved_view()
    client = signed_in("omar")
    client.get(LIST)
    client.get(QUEUE, {"q": "harbour"})  # which words are common
    few = statements(lambda: client.get(LIST))
    for q in ("harbour", "flagpole", "clara"):
        saved_view(f"About {q}", {"whose": "any", "q": q})
    assert statements(lambda: client.get(LIST)) == few
