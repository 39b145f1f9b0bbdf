"""The register: which councillors and officers are connected, as `casework.connections` asks."""

from collections.abc import Collection

from casework.connections import Pair
from people.models import User
from relations.connections.access_record import write_access
from relations.models import Declaration, Deed
from relations.models.connections import pair_tag


class Register:
    def connected_pairs(self, pairs: Collection[Pair]) -> set[Pair]:
        tags = {pair_tag(*pair): pair for pair in pairs}
        found = Declaration.objects.filter(pair__in=list(tags)).values_list("pair", flat=True)
        return {tags[tag] for tag in found}

    def record_reason(self, pair: Pair, *, reference: str, reason: str, by: User) -> None:
        for declaration in Declaration.objects.between([pair]):
            what = f"{reference}. Reason: {reason}"
            write_access(declaration, Deed.ASSIGNED, name=by.name, what=what)
