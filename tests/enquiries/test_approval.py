"""The approver of a letter changes it, and sees the changes before the letter goes."""

from uuid import uuid4

import pytest

from enquiries.case import approval
from enquiries.models import LetterKind
from tests.enquiries import cases
from tests.enquiries.contentious import proposed, switch_on
from tests.enquiries.pages import address, page
from tests.people import named, signed_in
from tests.protocols.pages import form_values

pytestmark = pytest.mark.django_db


def change_of(client, enquiry, text):
    """What the page of the approver answers to a changed letter."""
    form = form_values(client.get(address("approve", enquiry)))
    changed = form | {"decision": "change-text", "edited": text}
    return client.post(address("approve", enquiry), changed)


def test_the_approver_sees_their_changes_before_they_go_and_the_author_sees_which(clock):
    switch_on("every")
    enquiry = cases.assigned()
    proposed(enquiry, "Yes, in April.")
    ruth = signed_in("ruth")
    preview = change_of(ruth, enquiry, "Yes, in May.")
    changed = (
        '<del><span class="govuk-visually-hidden">removed: </span>April.</del>'
        '<ins><span class="govuk-visually-hidden">added: </span>May.</ins>'
    )
    assert changed in preview.content.decode()
    assert "It will go in the name of Omar Haddad" in preview.content.decode()
    assert not enquiry.letters.filter(kind=LetterKind.ANSWER).exists()
    sent = form_values(preview) | {"send-changes": "yes"}
    assert ruth.post(address("approve", enquiry), sent).status_code == 302
    assert enquiry.letters.get(kind=LetterKind.ANSWER).body == "Yes, in May."
    shown = page(signed_in("omar"), "decided-letters", enquiry)
    assert changed in shown
    assert "Approved and sent by Ruth Adeyemi" in shown


def test_from_the_preview_the_approver_changes_the_letter_again(clock):
    switch_on("every")
    enquiry = cases.assigned()
    proposed(enquiry, "Yes, in April.")
    ruth = signed_in("ruth")
    again = form_values(change_of(ruth, enquiry, "Yes, in May.")) | {"change-again": "yes"}
    response = ruth.post(address("approve", enquiry), again)
    assert form_values(response)["edited"] == "Yes, in May."
    assert form_values(response)["decision"] == "change-text"
    assert "There is a problem" not in response.content.decode()
    assert enquiry.letters.count() == 1


def test_a_preview_of_a_letter_that_was_recalled_meanwhile_sends_nothing(clock):
    switch_on("every")
    enquiry = cases.assigned()
    proposed(enquiry, "Yes, in April.")
    ruth = signed_in("ruth")
    seen = form_values(change_of(ruth, enquiry, "Yes, in May."))
    approval.recall_letter(enquiry, by=named("omar"))
    proposed(enquiry, "No.")
    refused = ruth.post(address("approve", enquiry), seen | {"send-changes": "yes"})
    assert refused.status_code == 409
    assert "another one is waiting now" in refused.content.decode()
    assert enquiry.letters.count() == 1


def test_a_letter_that_was_not_changed_is_not_sent_as_changed(clock):
    switch_on("every")
    enquiry = cases.assigned()
    proposed(enquiry, "Yes, in April.")
    refused = change_of(signed_in("ruth"), enquiry, "Yes, in April.")
    assert "Change the letter, or select “Yes, send it now”" in refused.content.decode()
    assert enquiry.letters.count() == 1


def test_changes_without_a_text_are_refused_and_keep_the_letter(clock):
    switch_on("every")
    enquiry = cases.assigned()
    row = proposed(enquiry)
    decided = {"decision": "change-text", "edited": " ", "shown": row.key, "key": uuid4()}
    response = signed_in("ruth").post(address("approve", enquiry), decided)
    assert "Enter the letter with your changes" in response.content.decode()
    assert enquiry.letters.count() == 1
