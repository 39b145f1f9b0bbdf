"""Work of leavers besides cases in tests: which kinds the page shows, and choosing for one."""

from casework.models import Notice
from portal.leavers import actions
from portal.leavers.actions import Chosen
from portal.leavers.kinds import open_kinds
from portal.leavers.posts import Leaving
from tests.people import named


def work_in_words(who="omar"):
    """What the page says is in their name: 1 letter not signed."""
    return [one.words for one in open_kinds(Leaving(named(who)))]


def choose_work(kind, what, to=None, *, who="omar", by="ruth"):
    """What somebody chooses for all work of one kind, without a page."""
    chosen = {f"work_{kind}": Chosen(what, named(to).pk if to else None)}
    return actions.save_choices(Leaving(named(who)), chosen, by=named(by))


def again(row):
    return type(row).objects.get(pk=row.pk)


def events(who):
    """The events of what somebody was told, in their order."""
    rows = Notice.objects.filter(addressee=named(who)).order_by("pk")
    return list(rows.values_list("event", flat=True))
