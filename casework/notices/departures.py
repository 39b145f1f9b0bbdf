"""Councillors who have left with a case open: who deals with it is told, once."""

from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.expressions import Combinable

from casework.models import AnyCase, Notice
from people.models import councillor_posts

EVENT = "member-left"
Rows = models.QuerySet[AnyCase]


def open_and_not_told(rows: Rows, ledger_name: Combinable) -> Rows:
    """Of these open cases, those whose councillor can no longer read them and of which nobody has
    been told so. `ledger_name` is the name that the ledger has for one."""
    told = Notice.objects.filter(case=OuterRef("name_in_ledger"), key__contains=f":{EVENT}:")
    gone: Rows = rows.exclude(member__in=councillor_posts().values("person")).alias(
        name_in_ledger=ledger_name
    )
    return gone.filter(~Exists(told)).order_by("pk")
