"""Finding a case by its reference, and its letters, for one person."""

from django.apps import apps

from casework.models import AnyCase, AnyLetter, Case
from casework.references import typed_reference
from people.models import User


def case_seen_by(user: User, typed: str) -> AnyCase | None:
    """The case of any kind that is not sealed, by its reference however it is typed, if this
    person may see it; else None, whether there is one or not."""
    reference = typed_reference(typed)
    for model in case_models_not_sealed() if reference else ():
        case = model._default_manager.visible_to(user).filter(reference=reference).first()  # type: ignore[attr-defined]
        if case:
            return case
    return None


def case_models_not_sealed() -> list[type[Case]]:
    return [model for model in apps.get_models() if issubclass(model, Case) and not model.SEALED]


def letters_seen_by(user: User, case: AnyCase) -> list[AnyLetter]:
    """Oldest first; none of a kind of case without letters. Some kinds of case keep single letters
    from some who see the case, and single ones cannot be copied."""
    if not hasattr(case, "letters"):
        return []
    rows = case.letters.all()
    seen = rows.visible_to(user) if hasattr(rows, "visible_to") else rows
    return [letter for letter in seen if letter.can_be_copied]
