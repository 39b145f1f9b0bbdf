"""Short forms in which the kinds are declared."""

from django.db.models import Model

from foundation.history import history_of
from foundation.types import Untyped
from portal.auditor.kind import Kind


def changed(model: type[Model], label: str, record: str = "", **more: Untyped) -> Kind:
    """A model with history: each change of it."""
    past: type[Model] = history_of(model).model
    return Kind(label, past, record, **more)


def of_enquiry(
    model: type[Model], label: str, path: str = "case__", other: str = "", **more: Untyped
) -> Kind:
    """What belongs to an enquiry, at the end of this path: it is read by its reference. `other`
    leads to another enquiry that it names."""
    enquiries = (path, other) if other else (path,)
    return changed(model, label, f"{path}reference", enquiries=enquiries, **more)


def opened(model: type[Model], label: str, path: str, **more: Untyped) -> Kind:
    """Openings of files; `path` leads to the case of a file."""
    columns: dict[str, Untyped] = {"at": "opened_at", "by": "reader", "verb": "opened"}
    return Kind(label, model, f"{path}reference", **(columns | more))


def opened_of_enquiry(
    model: type[Model], label: str, path: str = "file__case__", **more: Untyped
) -> Kind:
    return opened(model, label, path, enquiries=(path,), **more)


def done(
    model: type[Model], label: str, verb: str, record: str = "", *, by: str = "by", **more: Untyped
) -> Kind:
    """A table whose rows are only added, each by somebody who did this."""
    return Kind(label, model, record, verb=verb, by=by, **more)


def written_about_enquiry(
    model: type[Model], label: str, verb: str, *, at: str, by: str = "author"
) -> Kind:
    """A row that somebody wrote about an enquiry, once."""
    return done(model, label, verb, "case__reference", at=at, by=by, enquiries=("case__",))
