"""Related rows that a fixed statement reads, given to the rows that they point to."""

from collections.abc import Sequence

from django.db.models import Model

from foundation.statements import Statement
from foundation.types import Untyped


def give_related(owners: Sequence[Model], name: str, statement: "Statement[Untyped]") -> None:
    """Give each owner, under the name of the relation, those rows of the statement for `owners`
    that point to it, as `prefetch_related` does. Django puts a prefetch into SQL each time, which
    takes longer than asking."""
    if not owners:
        return
    pointer: Untyped = owners[0]._meta.get_field(name).remote_field
    of_each: dict[object, list[Untyped]] = {owner.pk: [] for owner in owners}
    for row in statement.rows(owners=list(of_each)):
        of_each[getattr(row, pointer.attname)].append(row)
    for owner in owners:
        found: Untyped = getattr(owner, name).all()
        for row in of_each[owner.pk]:
            setattr(row, pointer.name, owner)
        found._result_cache = of_each[owner.pk]
        vars(owner).setdefault("_prefetched_objects_cache", {})[name] = found
