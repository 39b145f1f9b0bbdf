"""Email in: what becomes of an email to the portal's address, and what its sender is told."""

from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from django.urls import reverse

from casework.files.models import PendingUpload
from casework.models import Notice
from casework.notices.mail import mail_of_notice
from casework.notices.reply_address import addressed_in, reply_address
from enquiries.email_in.actions import MOST_A_DAY, receive_email
from enquiries.models import Draft, Enquiry, EnquiryLetter, LetterKind, ReceivedEmail
from people.models import User
from tests.email_in.emails import ADDRESS, email
from tests.enquiries import cases
from tests.files import pdf
from tests.files.unseen import WARNED
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def email_in(settings, clock):
    settings.EMAIL_IN_ADDRESS = ADDRESS


def told(who="clara"):
    """What the sender of an email is told, the newest first."""
    rows = Notice.objects.filter(addressee=named(who), event="email-received").order_by("-pk")
    return [notice.sentence for notice in rows]


def to_enquiry(enquiry, who="clara"):
    """The address that a reply to a notice about it goes to."""
    notice = Notice(case=enquiry.ledger_name, addressee=named(who))
    return reply_address(notice)


def newest_letter(enquiry):
    return EnquiryLetter.objects.filter(case=enquiry).latest("pk")


def test_a_councillors_email_becomes_a_draft_and_no_enquiry():
    receive_email(email())
    draft = Draft.objects.get()
    assert draft.writer == named("clara")
    assert draft.answers["title"] == "Light out"
    assert draft.answers["text"] == "The street light at 3 Coble Row is out."
    assert not Enquiry.objects.exists()
    assert told() == [
        "Your email is now a draft enquiry. No one else has read it. Check it and send it."
    ]


def test_the_notice_leads_to_the_draft_with_what_was_written():
    receive_email(email())
    clara = signed_in("clara")
    notice = Notice.objects.get(event="email-received")
    first = clara.get(notice.path, follow=True)
    assert first.status_code == 200
    key = Draft.objects.get().key
    kind = {"kind": "ward", "key": str(key)}
    page = clara.post(reverse("enquiries:raise-step", args=[key, "about"]), kind, follow=True)
    assert "The street light at 3 Coble Row is out." in page.content.decode()
    assert "Light out" in page.content.decode()


def test_the_notice_quotes_nothing_of_the_email():
    receive_email(email("Mrs Marsh is ill.", Subject="Mrs Marsh"))
    mail = mail_of_notice(Notice.objects.get(event="email-received"))
    assert "Marsh" not in f"{mail.subject} {mail.body}"


@pytest.mark.parametrize(
    "sender", ["omar@westhaven.example", "dev@westhaven.example", "stranger@example.org", ""]
)
def test_only_councillors_are_heard_and_others_are_not_answered(sender):
    row = receive_email(email(From=sender))
    assert (row.outcome, row.sender) == ("ignored", None)
    assert not Draft.objects.exists()
    assert not Notice.objects.exists()


def test_a_councillor_who_has_left_is_not_heard():
    User.objects.filter(pk=named("clara").pk).update(is_active=False)
    assert receive_email(email()).outcome == "ignored"


def test_an_email_that_comes_twice_is_dealt_with_once():
    receive_email(email())
    assert receive_email(email()) is None
    assert Draft.objects.count() == 1
    assert len(told()) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"List_Id": "<news.example>"},
        {"X_Autoreply": "yes"},
        {"Return_Path": "<>"},
    ],
)
def test_what_a_machine_wrote_is_ignored_and_not_answered(headers):
    assert receive_email(email(**headers)).outcome == "ignored"
    assert not Notice.objects.exists()


def test_an_email_that_says_it_was_not_submitted_by_a_machine_is_heard():
    assert receive_email(email(Auto_Submitted="no")).outcome == "draft"


def test_the_portals_own_mail_that_comes_back_is_ignored():
    cases.answered()
    sent = mail_of_notice(Notice.objects.filter(addressee=named("clara")).first()).message()
    sent["From"] = "clara@westhaven.example"
    assert receive_email(bytes(sent)).outcome == "ignored"


def test_an_invitation_is_ignored():
    message = EmailMessage()
    message["From"], message["Message-ID"] = "clara@westhaven.example", "<2@mail.example>"
    message.set_content("Come along")
    message.add_alternative("BEGIN:VCALENDAR\nEND:VCALENDAR", subtype="calendar")
    assert receive_email(message.as_bytes()).outcome == "ignored"


@pytest.mark.parametrize("subject", ["Re: D-2026-7K2MQ", "C-2026-VRGMM: more"])
def test_nothing_about_documents_or_complaints_is_taken_and_the_sender_hears_so(subject):
    row = receive_email(email(Subject=subject))
    assert row.outcome == "refused"
    assert not Draft.objects.exists()
    assert told() == [
        "We take nothing about documents or complaints by email, so no one has read yours. Use the"
        " portal instead."
    ]


def test_a_reply_adds_what_is_new_in_it_and_not_what_it_quotes():
    enquiry = cases.assigned()
    text = (
        "It is number 5, not 3.\n\nOn Tue, 1 Dec 2026 at 10:00, Portal <portal@westhaven.example>"
        " wrote:\n> Omar Haddad has your enquiry.\n"
    )
    row = receive_email(email(text, To=to_enquiry(enquiry)))
    letter = newest_letter(enquiry)
    assert (letter.kind, letter.body) == (LetterKind.ADDITION, "It is number 5, not 3.")
    assert letter.author == named("clara")
    assert (row.outcome, row.case) == ("added", enquiry)
    assert told() == [f"Your email was added to {enquiry.reference}."]


def test_a_reply_to_an_officers_question_is_the_reply_to_it():
    enquiry = cases.waiting()
    assert receive_email(email("The north end.", To=to_enquiry(enquiry))).outcome == "replied"
    assert newest_letter(enquiry).kind == LetterKind.REPLY
    assert Enquiry.objects.get().status == "with-officer"


def test_a_reply_to_an_answered_enquiry_is_refused_with_the_reason():
    enquiry = cases.answered()
    before = enquiry.letters.count()
    assert receive_email(email("Thanks", To=to_enquiry(enquiry))).outcome == "refused"
    assert enquiry.letters.count() == before
    [sentence] = told()
    assert sentence.endswith("Your email was not added.")


def test_an_address_signed_for_one_person_is_none_for_another():
    enquiry = cases.assigned()
    before = enquiry.letters.count()
    forwarded = to_enquiry(enquiry)
    row = receive_email(email("Me too", From="nia@westhaven.example", To=forwarded))
    assert row.outcome == "refused"
    assert enquiry.letters.count() == before
    [sentence] = told("nia")
    assert enquiry.reference not in sentence


@pytest.mark.parametrize("change", [("+", "+1"), ("@", "0@"), ("+", "")])
def test_an_address_that_we_did_not_sign_is_no_reply_address(change):
    address = to_enquiry(cases.assigned())
    assert addressed_in(address)
    assert addressed_in(address.replace(*change, 1)) is None


def test_emails_about_an_enquiry_have_a_reply_address_for_councillors_only():
    cases.assigned()
    replies = {
        notice.addressee.email.partition("@")[0]: mail_of_notice(notice).reply_to
        for notice in Notice.objects.select_related("addressee")
    }
    assert all(len(address.partition("@")[0]) <= 64 for address in replies["clara"])
    assert replies["clara"]
    assert replies["omar"] == []


def test_without_a_mailbox_no_email_names_a_reply_address(settings):
    settings.EMAIL_IN_ADDRESS = ""
    cases.assigned()
    notice = Notice.objects.filter(addressee=named("clara")).first()
    assert mail_of_notice(notice).reply_to == []


def test_nothing_about_a_confidential_enquiry_can_be_replied_to(settings):
    notice = Notice(case="", addressee=named("clara"))
    assert reply_address(notice) == ""


def test_html_is_read_for_its_words():
    html = "<html><head><style>p {}</style></head><body><p>The light</p><p>is out</p></body></html>"
    receive_email(email(html=html))
    assert Draft.objects.get().answers["text"] == "The light\nis out"


def test_files_go_through_the_same_checks_and_the_rest_is_said():
    files = [("plan.pdf", pdf()), ("tool.exe", b"MZ\x90\x00")]
    receive_email(email(files=files))
    assert len(Draft.objects.get().answers["attached"]) == 1
    [sentence] = told()
    assert sentence.endswith("One of its files could not be kept. Add it in the portal.")


def test_a_file_with_something_to_confirm_is_left_out_and_does_not_stay():
    name, content, _ = WARNED["a hidden worksheet"]
    receive_email(email(files=[(name, content)]))
    assert Draft.objects.get().answers["attached"] == []
    assert not PendingUpload.objects.exists()
    assert told()[0].endswith("One of its files could not be kept. Add it in the portal.")


@pytest.mark.parametrize("change", [{"Subject": "Re: D-2026-7K2MQ"}, {"To": "answered"}])
def test_of_an_email_that_is_refused_no_file_stays(change):
    if "To" in change:
        change = {"To": to_enquiry(cases.answered())}
    assert receive_email(email(files=[("plan.pdf", pdf())], **change)).outcome == "refused"
    assert not PendingUpload.objects.exists()


def test_an_email_without_words_is_refused():
    assert receive_email(email("")).outcome == "refused"
    assert told() == ["We found no words in your email, so we did nothing with it."]


def test_more_than_a_days_worth_is_ignored_and_not_answered(clock):
    for number in range(MOST_A_DAY):
        ReceivedEmail.objects.create(
            digest=str(number), at=clock.at, sender=named("clara"), outcome="refused"
        )
    assert receive_email(email()).outcome == "ignored"
    assert told() == []
    clock.at += timedelta(days=1, minutes=1)
    assert receive_email(email(Message_ID="<9@mail.example>")).outcome == "draft"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff\xfe",
        b"From: clara@westhaven.example\nContent-Type: text/plain; charset=nonsense\n\nHello",
        b"From: clara@westhaven.example\nContent-Type: multipart/mixed\n\nHello",
        b"From: =?utf-8?b?\xff?= <clara@westhaven.example>\nSubject: =?x?q?=\n\nHello \xff",
        b"From: clara@westhaven.example\nDate: never\nTo: <<>>;,\n\nHello",
    ],
)
def test_a_malformed_email_is_dealt_with_like_any_other(raw):
    assert receive_email(raw).outcome in ("draft", "refused", "ignored")


def test_the_emails_of_the_tests_are_emails():
    assert message_from_bytes(email(), policy=policy.default)["To"] == ADDRESS
