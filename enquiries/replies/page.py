"""The page of a reply: its buttons save, preview and send what was typed."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.db.models import BigIntegerField
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from casework.http import (
    DONE,
    GO_BACK,
    PortalRequest,
    form_with_files,
    redirect_to_required_reading,
    verb_page,
)
from casework.typed_text import SAVE_TYPED
from enquiries.case.verb_page import VerbPage
from enquiries.models import Enquiry, EnquiryLetter, ReplyDraft
from enquiries.replies import drafts, preview, words
from enquiries.standard_answers import insertion
from enquiries.standard_answers.subjects import Subject, subject_of_enquiry
from foundation.dates_in_words import clock
from foundation.forms import OwnArgument, PortalForm
from foundation.statements import Parameter, Statement
from foundation.types import Cleaned, Context
from foundation.verdict import ChangedSinceShown, Verdict
from people.models import User

SAVE, PREVIEW, CHANGE = "save-draft", "preview", "change"  # buttons besides Send
READ_UNTIL = "read-until"  # the newest letter that the page showed
# What `verb_page` takes itself. All else is of the form.
OF_THE_PAGE = ("form", "may", "do", "done", "to", "template", "reads_first")


@dataclass(frozen=True)
class ReplyRequest:
    """One request for the page of a reply; `arguments` are those of `verb_page`, and `around` gives
    what is around the form."""

    request: PortalRequest
    enquiry: Enquiry
    page: VerbPage
    around: Callable[[], Context]
    arguments: dict[str, OwnArgument]

    @property
    def may(self) -> Verdict:
        verdict: Verdict = self.arguments["may"]
        return verdict

    @property
    def own(self) -> dict[str, OwnArgument]:
        return {n: value for n, value in self.arguments.items() if n not in OF_THE_PAGE}

    def form(self) -> PortalForm:
        return form_with_files(self.request, self.page.form, may=self.may, **self.own)

    def typed(self) -> drafts.Typed:
        return drafts.typed_fields(self.request.POST, self.page.form)

    @property
    def tab(self) -> drafts.Tab:
        post = self.request.POST
        return drafts.Tab(post.get("key", ""), post.get(drafts.DRAFT_SHOWN))

    def save(self, typed: drafts.Typed) -> bool:
        """False if another tab has saved something newer."""
        user = self.request.user
        return drafts.save_draft(self.enquiry, self.page.name, typed, by=user, tab=self.tab)

    def stored(self) -> ReplyDraft | None:
        return drafts.stored_draft(self.enquiry, self.page.name, self.request.user)

    def context(self) -> Context:
        """What is around the form after a POST, with what another tab has saved meanwhile."""
        stored = self.stored()
        newer = drafts.is_newer(stored, self.tab)
        return self.around() | {
            "draft_shown": drafts.draft_version(stored),
            "newer": words.newer_text(stored, self.page) if stored and newer else None,
        }

    def show(
        self, form: PortalForm, status: int = 200, inserted: Context | None = None
    ) -> HttpResponse:
        """`inserted` is what there is to say about a standard answer."""
        context = self.context() | {"form": form, "inserted": inserted}
        return render(self.request, "verb_page.html", context, status=status)

    def show_both(self, form: PortalForm) -> HttpResponse:
        """What was typed, with the newer text of another tab above it."""
        form.without_errors()
        form.add_error("text" if "text" in form.fields else None, words.NOT_SAVED)
        return self.show(form, status=409)


def reply_page(reply: ReplyRequest) -> HttpResponse:
    """GET shows the draft, or an empty form. Without one of its other buttons a POST sends."""
    post = reply.request.POST
    if reply.request.method != "POST":
        return open_page(reply)
    pressed = (answer for name, answer in BUTTONS.items() if name in post)
    return next(pressed, send)(reply)


def open_page(reply: ReplyRequest) -> HttpResponse:
    """Anyone who can no longer send their draft is led to where they can still read it."""
    drafted = words.own_draft(reply.enquiry, reply.page.name, reply.request.user)
    if drafted and not reply.may:
        return redirect(words.draft_url(reply.enquiry.pk, reply.page.name))
    reply.may.or_raise()
    if reply.page.reads_first and (first := redirect_to_required_reading(reply.request)):
        return first
    form, draft = reply.form(), reply.stored() if drafted else None
    if draft and not form.is_bound:
        form = draft_form(reply, draft)
    context = {"form": form, "draft_shown": drafts.draft_version(draft)}
    return render(reply.request, "verb_page.html", reply.around() | context)


def draft_form(reply: ReplyRequest, draft: ReplyDraft) -> PortalForm:
    """The form with the reader’s draft in it."""
    user, kind = reply.request.user, reply.page.form
    files = drafts.uploads_of_draft(draft.typed, kind, user)
    form: PortalForm = kind(data=drafts.form_data(draft.typed, user), files=files, **reply.own)
    form.without_errors()
    return form


def save_while_typing(reply: ReplyRequest) -> HttpResponse:
    """What the script of the page sends every few seconds. It is told when that was saved, or that
    it was not."""
    saved = reply.save(reply.typed())
    said = f"Draft saved at {clock(timezone.now())}" if saved else words.NOT_SAVED_WHILE_TYPING
    plain = "text/plain; charset=utf-8"
    return HttpResponse(said, content_type=plain, status=200 if saved else 409)


def save_and_leave(reply: ReplyRequest) -> HttpResponse:
    """To the enquiry, with what was typed and chosen saved as a draft."""
    form = reply.form()
    typed = drafts.with_uploads(reply.typed(), form)
    if not reply.save(typed):
        return reply.show_both(form)
    around = reply.around()
    if typed:
        kept = f"What you wrote under “{around['heading']}” has been kept. It has not been sent."
        messages.info(reply.request, kept)
    return redirect(str(around["cancel_url"]))


def show_preview(reply: ReplyRequest) -> HttpResponse:
    """The letter as the councillor will read it, or the form with what is wrong."""
    form = reply.form()
    typed = drafts.with_uploads(reply.typed(), form)
    if not reply.save(typed):
        return reply.show_both(form)
    if not reply.may:
        form.add_error(None, reply.may.reason)
        return reply.show(form, status=403)
    if not form.is_valid():
        return reply.show(form)
    context = reply.around() | {
        "preview_lead": words.preview_lead(reply.enquiry),
        "letter": preview.letter_preview(
            reply.enquiry, reply.page, form.cleaned_data, reply.request.user
        ),
        "files": preview.files_in_words(form.cleaned_data),
        "service": form.cleaned_data.get("service"),
        "why": form.cleaned_data.get("why"),
        "hidden": list(preview.hidden_fields(typed, reply.request.POST, form)),
    }
    return render(reply.request, "enquiries/reply_preview.html", context)


def insert_standard_answer(reply: ReplyRequest) -> HttpResponse:
    """The same form with the chosen standard answer after what was typed, saved as a draft."""
    return change_text(reply, insertion.insert_chosen)


def remove_standard_answer(reply: ReplyRequest) -> HttpResponse:
    """The same form without the chosen standard answer, saved as a draft."""
    return change_text(reply, insertion.remove_chosen)


def change_text(
    reply: ReplyRequest, change: Callable[[PortalForm, User, Subject], insertion.Change]
) -> HttpResponse:
    form, user = reply.form(), reply.request.user
    if not reply.may:
        form.add_error(None, reply.may.reason)
        return reply.show(form, status=403)
    if drafts.is_newer(reply.stored(), reply.tab):
        return reply.show_both(form)
    changed = change(form, user, subject_of_enquiry(reply.enquiry))
    typed = drafts.typed_fields(changed.typed, reply.page.form)
    reply.save(drafts.with_uploads(typed, form))
    return reply.show(form, inserted=changed.said)


def change_again(reply: ReplyRequest) -> HttpResponse:
    """From the preview back to the form."""
    form = reply.form()
    form.without_errors()
    return reply.show(form)


def send(reply: ReplyRequest) -> HttpResponse:
    """Send it. What could not be sent is saved, so that it is not lost with its page."""
    arguments = reply.arguments | {"do": sender(reply)}
    response = verb_page(reply.request, reply.context, **arguments)
    if response.status_code != DONE:
        reply.save(reply.typed())
    return response


def sender(reply: ReplyRequest) -> Callable[[Cleaned], None]:
    """What sends it, if its writer has read every letter, and then forgets the draft."""
    user, enquiry = reply.request.user, reply.enquiry

    @transaction.atomic
    def do(cleaned: Cleaned) -> None:
        drafts.wait_for_draft(enquiry, user)
        stored = reply.stored()

        def before(fresh: Enquiry) -> None:
            refuse_unless_all_read(fresh, reply.request.POST.get(READ_UNTIL))
            if drafts.is_newer(stored, reply.tab):
                raise ChangedSinceShown(words.NOT_SENT)

        reply.arguments["do"](cleaned | {"before": before})
        if stored:
            drafts.forget_draft(enquiry, reply.page.name, by=user)

    return do


NEWEST_LETTER = Statement(
    lambda: (
        EnquiryLetter.objects.filter(case=Parameter("case", BigIntegerField()))
        .order_by("-sent_at", "-pk")
        .only("signed")[:1]
    )
)


def refuse_unless_all_read(enquiry: Enquiry, read_until: str | None) -> None:
    """Raises ChangedSinceShown if there is a letter that the page did not show yet. None is what a
    program sends that showed no page."""
    if read_until is None:
        return
    newest = next(iter(NEWEST_LETTER.rows(case=enquiry.pk)), None)
    if newest and read_until != str(newest.pk):
        raise ChangedSinceShown(
            f"{newest.signed} has written on this enquiry since you opened this page. Read the "
            "new letter here, then send yours if it is still right."
        )


BUTTONS = {
    SAVE_TYPED: save_while_typing,
    SAVE: save_and_leave,
    GO_BACK: save_and_leave,
    PREVIEW: show_preview,
    CHANGE: change_again,
    insertion.INSERT: insert_standard_answer,
    insertion.REMOVE: remove_standard_answer,
}
