"""What a page says of drafts: when the reader’s own was saved, and who else is writing."""

from django.urls import reverse

from casework.typed_text import text_fields
from enquiries.case.verb_page import VerbPage
from enquiries.case.verb_pages import PAGE_BY_NAME
from enquiries.case.verb_words import words_about
from enquiries.models import Enquiry, ReplyDraft
from enquiries.replies.drafts import KnownDraft, drafts_on
from foundation.dates_in_words import day, recent_moment
from foundation.types import Context
from people.models import User

NOT_SAVED = (
    "You have saved this draft in another tab or window since you opened this page. What you typed "
    "here has not been saved. Read the other text, then save again"
)
NOT_SENT = (
    "You have saved another text for this letter in another tab or window since you opened this "
    "page. Read it here, then send yours if it is still right."
)
NOT_SAVED_WHILE_TYPING = (
    "Not saved: you have saved this draft in another tab or window. Press “Save and come back” to "
    "see both texts."
)


def own_draft(enquiry: Enquiry, verb: str, user: User) -> KnownDraft | None:
    mine = (one for one in drafts_on(enquiry) if (one.writer_id, one.verb) == (user.pk, verb))
    return next(mine, None)


def other_writers(enquiry: Enquiry, user: User) -> list[str]:
    """Other officers with a draft on it, by name, without what they write."""
    return list(dict.fromkeys(o.name for o in drafts_on(enquiry) if o.writer_id != user.pk))


def draft_line(enquiry: Enquiry, verb: str, user: User) -> Context:
    """What stands above the form of a reply."""
    mine = own_draft(enquiry, verb, user)
    return {
        "saved": saved_words(mine) if mine else "",
        "others": others_sentence(other_writers(enquiry, user)),
        "delete_url": draft_url(enquiry.pk, verb) if mine else "",
    }


def preview_lead(enquiry: Enquiry) -> str:
    words = "This is the letter as {member} will read it. It has not been sent."
    return words_about(enquiry, words)


def saved_words(draft: KnownDraft | ReplyDraft) -> str:
    at = draft.changed_at
    saved = recent_moment(at) or f"on {day(at)}"
    deleted = day(at + ReplyDraft.KEPT_FOR)
    started = f" {draft.started}, who has left, started it." if draft.started else ""
    kept = f"Only you can read it. The portal will delete it on {deleted}."
    return f"Draft saved {saved}.{started} {kept}"


def newer_text(draft: ReplyDraft, page: VerbPage) -> Context:
    """What another tab has saved, above what was typed in this one."""
    at = draft.changed_at
    saved = recent_moment(at) or f"on {day(at)}"
    return {"saved": saved, "texts": typed_texts(draft, page)}


def typed_texts(draft: ReplyDraft, page: VerbPage) -> list[Context]:
    """Each text of the draft under the question of its form."""
    fields = page.form.base_fields
    labels = {name: str(fields[name].label) for name in text_fields(page.form)}
    labels["text"] = page.label or labels.get("text", "")
    return [
        {"label": label, "text": draft.typed[name][0]}
        for name, label in labels.items()
        if draft.typed.get(name)
    ]


def others_sentence(names: list[str]) -> str:
    if not names:
        return ""
    *some, last = names
    who = f"{', '.join(some)} and {last}" if some else last
    return f"{who} {'have' if some else 'has'} started a draft on this enquiry too."


def draft_url(case_pk: int, verb: str) -> str:
    return reverse("enquiries:unsent-reply", args=[case_pk, verb])


def drafts_panel(user: User, enquiry: Enquiry) -> Context | None:
    """For the page of an enquiry: the reader’s own drafts, and the names of others. None for a
    councillor, who never learns that there is one."""
    known = [] if user.reads_as_councillor or user.pk == enquiry.member_id else drafts_on(enquiry)
    if not known:
        return None
    own = [
        {
            "label": PAGE_BY_NAME[one.verb].letter_label,
            "url": draft_url(enquiry.pk, one.verb),
            "saved": saved_words(one),
        }
        for one in known
        if one.writer_id == user.pk and one.verb in PAGE_BY_NAME
    ]
    return {"own": own, "others": others_sentence(other_writers(enquiry, user))}
