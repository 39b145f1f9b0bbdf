"""Who gets which page of retention, and the addresses of what is there."""

from tests.retention.records import held, proposed

OF_MONA = ("holds", "place-hold", "end-hold", "review")
# Of people who have a post: what most get, and what others get instead.
KEPT = {
    "retention:schedule": (403, {"eve": 200, "mona": 200, "ada": 200}),
    "retention:propose": (403, {}),
    "retention:adopt": (403, {"eve": 200, "mona": 200}),
    "retention:decide": (403, {"mona": 404}),  # the enquiry is open
    **{f"retention:{name}": (403, {"mona": 200}) for name in OF_MONA},
}


def retention_arguments():
    """What stands in these addresses, made for a test."""
    return {
        "retention:adopt": lambda _: [proposed().pk],
        "retention:end-hold": lambda _: [held(name="Zelda Quill").pk],
        "retention:decide": lambda enquiry: [enquiry.reference],
    }


def retention_parts():
    return {"pk": proposed().pk, "hold_pk": held(name="Zelda Quill").pk}
