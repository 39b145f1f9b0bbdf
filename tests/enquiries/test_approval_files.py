"""Files of letters that wait for approval: read by author and approver, sent with the letter."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from casework.files.models import State
from enquiries import actions
from enquiries.case import approval
from enquiries.models import EnquiryFile, LetterKind, ProposedFile
from foundation.history import write
from tests.enquiries import cases
from tests.enquiries.contentious import proposed, switch_on
from tests.enquiries.pages import address, page, send
from tests.files import pdf, pending, upload
from tests.people import named, signed_in
from tests.protocols.pages import form_values

pytestmark = pytest.mark.django_db


def with_plan(enquiry=None, verb="answer", **more):
    """Omar's letter with a file, which waits for the head of the service."""
    switch_on("every")
    enquiry = enquiry or cases.assigned()
    sent = {"text": "Here is the plan.", "attached": upload("plan.pdf", pdf())} | more
    assert send(signed_in("omar"), verb, enquiry, **sent).status_code == 302
    return ProposedFile.objects.latest("pk")


def plan_on(enquiry, verb="answer"):
    """The boxes of the form that are ticked for files that came back."""
    return form_values(signed_in("omar").get(address(verb, enquiry))).get("files_again", [])


@pytest.mark.parametrize(
    ("who", "status"),
    [("omar", 200), ("ruth", 200), ("colin", 200), ("grace", 404), ("dev", 404), ("stan", 404)],
)
def test_its_author_and_its_approver_read_it_and_no_one_else(clock, who, status):
    file = with_plan()
    assert signed_in(who).get(file.get_absolute_url()).status_code == status
    assert file.openings.count() == (status == 200)


def test_the_councillor_finds_nothing_of_it(clock):
    file = with_plan()
    clara = signed_in("clara")
    for url in (file.get_absolute_url(), f"/enquiries/{file.case_id}/files/{file.key}/save/"):
        assert clara.get(url).status_code == 404
    assert not ProposedFile.objects.visible_to(named("clara")).exists()
    assert not EnquiryFile.objects.exists()
    for url in ("/", "/everything/", "/everything/?q=plan", "/everything/csv/"):
        assert "plan.pdf" not in clara.get(url).content.decode()
    for name in ("detail", "print", "add"):
        assert "plan.pdf" not in page(clara, name, file.case)


def test_the_approver_reads_of_it_with_the_letter_and_it_goes_with_the_letter(clock):
    file, ruth = with_plan(), signed_in("ruth")
    shown = page(ruth, "approve", file.case)
    assert file.get_absolute_url() in shown
    ruth.get(file.get_absolute_url())
    clock.next_day()
    approval.approve_letter(file.case, by=named("ruth"))
    sent = EnquiryFile.objects.get()
    assert (sent.letter.kind, sent.added_by, sent.name) == (
        LetterKind.ANSWER,
        named("omar"),
        "plan.pdf",
    )
    assert sent.added_at == sent.letter.sent_at
    clara = signed_in("clara")
    opened = page_of_file(clara, sent)
    assert "Ruth" not in opened
    assert clara.get(f"{sent.get_absolute_url()}save/").status_code == 200


def page_of_file(client, file):
    response = client.get(file.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_changed_words_keep_the_file(clock):
    file = with_plan()
    approval.approve_letter(file.case, by=named("ruth"), edited="Here is the new plan.")
    assert EnquiryFile.objects.get().letter.body == "Here is the new plan."


@pytest.mark.parametrize("came_back", ["sent back", "recalled"])
def test_it_comes_back_with_the_letter_and_goes_again(clock, came_back):
    file = with_plan()
    if came_back == "recalled":
        approval.recall_letter(file.case, by=named("omar"))
    else:
        approval.send_back_letter(file.case, text="Say more.", by=named("ruth"))
    assert plan_on(file.case) == [str(file.key)]
    again = {"text": "Here it is, with dates.", "files_again": plan_on(file.case)}
    assert send(signed_in("omar"), "answer", file.case, **again).status_code == 302
    approval.approve_letter(file.case, by=named("ruth"))
    assert [one.name for one in EnquiryFile.objects.all()] == ["plan.pdf"]


def test_only_its_author_removes_it_from_the_letter(clock):
    file = with_plan()
    approval.recall_letter(file.case, by=named("omar"))
    assert send(signed_in("omar"), "answer", file.case, text="In April.").status_code == 302
    approval.approve_letter(file.case, by=named("ruth"))
    assert not EnquiryFile.objects.exists()
    assert "plan.pdf" in page(signed_in("omar"), "decided-letters", file.case)


def test_a_file_that_came_back_is_in_the_preview_and_another_can_be_added(clock):
    file, omar = with_plan(), signed_in("omar")
    approval.recall_letter(file.case, by=named("omar"))
    more = {"files_again": [str(file.key)], "attached": upload("map.pdf", pdf()), "preview": "yes"}
    preview = send(omar, "answer", file.case, text="Two files.", **more)
    words = preview.content.decode()
    assert words.index("plan.pdf, PDF") < words.index("map.pdf, PDF")
    assert omar.post(address("answer", file.case), form_values(preview)).status_code == 302
    approval.approve_letter(file.case, by=named("ruth"))
    assert {one.name for one in EnquiryFile.objects.all()} == {"plan.pdf", "map.pdf"}


def test_a_file_of_another_letter_cannot_be_taken(clock):
    file = with_plan()
    other = cases.assigned()
    for letter in (proposed(other), file.proposal):
        approval.recall_letter(letter.case, by=named("omar"))
    taken = {"text": "Here.", "files_again": [str(file.key)]}
    refused = send(signed_in("omar"), "answer", other, **taken)
    assert refused.status_code == 302  # the form has no such box, so nothing is taken
    assert other.proposals.latest("pk").files.count() == 0
    arguments = {"text": "Here.", "attached": [file]}
    approval.recall_letter(other, by=named("omar"))
    with pytest.raises(PermissionDenied, match="did not come back to you"):
        approval.propose_letter(
            other, name="answer", arguments=arguments, by=named("omar"), key=uuid4()
        )


def test_a_file_that_waits_goes_with_no_other_letter(clock):
    file = with_plan()
    with pytest.raises(PermissionDenied, match="not approved with this letter"):
        actions.add_information(
            file.case, text="Look.", attached=[file], by=named("clara"), key=uuid4()
        )
    assert not EnquiryFile.objects.exists()


@pytest.mark.parametrize(
    ("state", "said"),
    [(State.CHECKING, "still being checked for viruses"), (State.UNSAFE, "contains a virus")],
)
def test_a_letter_is_not_approved_before_its_file_is_checked(clock, state, said):
    file = with_plan()
    write(file, by=named("omar"), reason="checked", state=state)
    form = form_values(signed_in("ruth").get(address("approve", file.case))) | {"decision": "send"}
    refused = signed_in("ruth").post(address("approve", file.case), form)
    assert refused.status_code == 409
    assert said in refused.content.decode()
    assert file.case.letters.count() == 1


def test_a_forgotten_file_is_approved_before_it_goes(clock):
    enquiry = cases.answered()
    file = with_plan(enquiry, "add-file")
    assert not EnquiryFile.objects.exists()
    approval.approve_letter(enquiry, by=named("ruth"))
    assert EnquiryFile.objects.get().letter.kind == LetterKind.ADDED_FILE
    assert file.case == enquiry


def test_a_button_pressed_twice_puts_up_one_letter_with_one_file(clock):
    switch_on("every")
    enquiry, omar = cases.assigned(), named("omar")
    arguments = {"text": "Here.", "attached": [pending(omar, "plan.pdf", pdf())]}
    once = {"name": "answer", "by": omar, "key": uuid4()}
    for _ in range(2):
        approval.propose_letter(enquiry, arguments=arguments, **once)
    assert ProposedFile.objects.count() == 1


def test_more_than_five_files_are_refused_and_stay(clock):
    file, omar = with_plan(), signed_in("omar")
    approval.recall_letter(file.case, by=named("omar"))
    five = [upload(f"{number}.pdf", pdf()) for number in range(5)]
    more = {"files_again": [str(file.key)], "attached": five}
    refused = send(omar, "answer", file.case, text="All of them.", **more)
    assert "You have chosen 6 files. Send 5 or fewer at a time" in refused.content.decode()
    assert "4.pdf" in refused.content.decode()
