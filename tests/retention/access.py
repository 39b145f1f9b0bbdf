"""Who gets which page of retention, and the addresses of what is there."""

from tests.retention.records import certified, held, proposed, searched

OF_MONA = ("holds", "place-hold", "end-hold", "review", "searches", "search", "found")
OF_READERS = ("schedule", "certificates", "certificate", "certificate-pdf")
READERS = {"eve": 200, "mona": 200, "ada": 200}
# Of people who have a post: what most get, and what others get instead.
KEPT = {
    "retention:propose": (403, {}),
    "retention:adopt": (403, {"eve": 200, "mona": 200}),
    "retention:decide": (403, {"mona": 404}),  # the enquiry is open
    **{f"retention:{name}": (403, {"mona": 200}) for name in OF_MONA},
    **{f"retention:{name}": (403, READERS) for name in OF_READERS},
}


def retention_arguments():
    """What stands in these addresses, made for a test."""
    return {
        "retention:adopt": lambda _: [proposed().pk],
        "retention:end-hold": lambda _: [held(name="Zelda Quill").pk],
        "retention:certificate": lambda _: [certified().pk],
        "retention:certificate-pdf": lambda _: [certified().pk],
        "retention:found": lambda _: [searched().key],
        "retention:decide": lambda enquiry: [enquiry.reference],
    }


def retention_parts():
    return {"pk": proposed().pk, "hold_pk": held(name="Zelda Quill").pk} | {
        "certificate": certified().pk,
        "key": searched().key,
    }
