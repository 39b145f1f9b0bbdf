"""Which pages need a recent sign-in: the table is the specification, and it is complete."""

from django.urls import get_resolver
from django.urls.resolvers import URLResolver

from people.step_up.pages import Purpose, step_up_of

# Pages of what is encrypted that ask nobody: they take something in, or are their writer's own.
FREE = {
    "complaints:index": "Says which complaints there are for this reader, and nothing of them.",
    **dict.fromkeys(
        ("complaints:begin", "complaints:concern", "complaints:other", "complaints:check"),
        "Somebody who complains is writing, often on a phone and on a bad day.",
    ),
    **dict.fromkeys(
        ("complaints:set-aside", "complaints:delete", "complaints:remove-file", "complaints:step"),
        "Of a draft, as above.",
    ),
    "complaints:sent": "The receipt for what was just sent.",
}
OTHERS = {
    Purpose.EXPORT: {"export", "fetch-export"},
    Purpose.APPOINTMENT: {
        "people:confirm-change",
        "people:shorten-change",
        "people:refuse-change",
        "people:withdraw-change",
        *(
            f"administration:{page}"
            for page in ("invite", "appoint", "sign-in", "address", "second-step")
        ),
        *(f"administration:{page}-post" for page in ("change", "end", "cancel")),
        *(f"administration:{verb}-position" for verb in ("give", "change", "end", "cancel")),
        "imports:save",
        "imports:undo",
    },
    Purpose.KEY: {
        *("news:new-feed", "people:new-service-account", "people:new-api-account"),
        *("webhooks:new", "webhooks:secret"),
    },
}
NOTES = {"group-notes", "release-notes", "write-note", "check-quote"}


def views(resolver=None, space=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from views(pattern, inner)
        else:
            yield space + (pattern.name or ""), pattern.callback


def names_for(purpose):
    return {
        name for name, view in views() if (found := step_up_of(view)) and found.purpose == purpose
    }


def test_every_page_that_reads_what_is_encrypted_needs_one():
    sealed = {name for name, view in views() if getattr(view, "is_sealed", False)}
    own = {name for name in sealed if name.startswith("enquiries:")}  # a councillor's address book
    asked = names_for(Purpose.SEALED_FILE)
    assert asked == sealed - own - set(FREE) | {f"relations:{name}" for name in NOTES}
    assert sealed >= set(FREE)


def test_lists_appointments_and_keys_need_one():
    assert {purpose: names_for(purpose) for purpose in OTHERS} == OTHERS
