"""One draft letter in two tabs: what one saves never replaces what the other has saved since."""

import pytest

from enquiries import actions
from enquiries.models import LetterKind, ReplyDraft
from tests.enquiries import cases
from tests.enquiries.pages import address
from tests.people import named, signed_in
from tests.protocols.pages import form_values

pytestmark = pytest.mark.django_db
FIRST, SECOND = "We resurface in April.", "The contractor says May."
WHILE_TYPING = {"save-typed": "1"}
BUTTONS = [{"save-draft": "yes"}, {"preview": "yes"}, {}]  # the last one sends


@pytest.fixture
def omar(clock):
    return signed_in("omar")


def opened(client, enquiry):
    """The form of the answer as a tab shows it."""
    return form_values(client.get(address("answer", enquiry)))


def press(client, enquiry, tab, text, button=WHILE_TYPING):
    return client.post(address("answer", enquiry), tab | {"text": text} | button)


def saved_text():
    return ReplyDraft.objects.get().typed["text"]


@pytest.fixture
def tabs(omar):
    """Two tabs opened before there was a draft. The first has saved its text."""
    enquiry = cases.assigned()
    first, second = opened(omar, enquiry), opened(omar, enquiry)
    assert press(omar, enquiry, first, FIRST).status_code == 200
    return enquiry, first, second


def test_what_is_saved_while_typing_does_not_replace_the_other_text_and_says_so(omar, tabs):
    enquiry, _, second = tabs
    response = press(omar, enquiry, second, SECOND)
    assert response.status_code == 409
    assert response.content.decode().startswith("Not saved: you have saved this draft in another")
    assert saved_text() == [FIRST]


@pytest.mark.parametrize("button", BUTTONS)
def test_each_button_shows_both_texts_and_replaces_neither(omar, tabs, button):
    enquiry, _, second = tabs
    response = press(omar, enquiry, second, SECOND, button)
    page = " ".join(response.content.decode().split())
    assert response.status_code == 409
    assert f"<p>{FIRST}</p>" in page
    assert f"{SECOND}</textarea>" in page
    assert "You saved it today at 10am." in page
    assert saved_text() == [FIRST]
    assert not enquiry.letters.filter(kind=LetterKind.ANSWER).exists()


@pytest.mark.parametrize("button", BUTTONS)
def test_once_both_were_shown_the_button_does_what_it_says(omar, tabs, button):
    enquiry, _, second = tabs
    shown = form_values(press(omar, enquiry, second, SECOND, {"save-draft": "yes"}))
    assert press(omar, enquiry, shown, SECOND, button).status_code in (200, 302)
    if button:
        assert saved_text() == [SECOND]
    else:
        assert enquiry.letters.get(kind=LetterKind.ANSWER).body == SECOND


def test_an_emptied_tab_does_not_delete_what_the_other_has_saved(omar, tabs):
    enquiry, _, second = tabs
    assert press(omar, enquiry, second, "").status_code == 409
    assert saved_text() == [FIRST]


def test_a_tab_saves_again_and_again(omar, tabs):
    enquiry, first, _ = tabs
    for text in ("We", "We resurface", FIRST + " And again in May."):
        assert press(omar, enquiry, first, text).status_code == 200
    assert press(omar, enquiry, first, SECOND, {}).status_code == 302


def test_of_two_tabs_opened_on_one_draft_the_second_to_save_is_told(omar, tabs):
    enquiry, first, _ = tabs
    later = opened(omar, enquiry)
    assert press(omar, enquiry, later, SECOND).status_code == 200
    assert press(omar, enquiry, first, FIRST).status_code == 409
    assert saved_text() == [SECOND]


def test_a_tab_that_goes_on_saving_is_not_overwritten_by_one_opened_on_its_first_text(omar, tabs):
    enquiry, first, _ = tabs
    later = opened(omar, enquiry)
    assert press(omar, enquiry, first, FIRST + " And in May.").status_code == 200
    assert press(omar, enquiry, later, SECOND).status_code == 409


def test_a_colleagues_draft_is_neither_shown_nor_in_the_way(omar):
    enquiry = cases.assigned()
    press(omar, enquiry, opened(omar, enquiry), FIRST)
    actions.assign(enquiry, officer=named("grace"), by=named("dev"))
    grace = signed_in("grace")
    tab = opened(grace, enquiry)
    saved = press(grace, enquiry, tab, SECOND)
    preview = press(grace, enquiry, tab, SECOND, {"preview": "yes"})
    assert (saved.status_code, preview.status_code) == (200, 200)
    assert FIRST not in saved.content.decode() + preview.content.decode()
    texts = {draft.writer.name: draft.typed["text"] for draft in ReplyDraft.objects.all()}
    assert texts == {"Omar Haddad": [FIRST], "Grace Lund": [SECOND]}


def test_a_standard_answer_is_not_inserted_over_it(omar, tabs):
    enquiry, _, second = tabs
    insert = {"insert-standard-answer": "yes", "standard-answer": "1"}
    assert press(omar, enquiry, second, SECOND, insert).status_code == 409
    assert saved_text() == [FIRST]
