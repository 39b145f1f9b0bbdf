"""Who answers a request for an informal briefing, and on which committees a councillor asks."""

from django.db.models import QuerySet

from people.models import Committee, User
from people.models.holders import holders_of_role
from people.roles import COMMITTEE_POSTS, LEADS_OF_SERVICE, Role
from relations.models import InformalBriefing


def senior_officers(briefing: InformalBriefing) -> list[User]:
    """Who leads the service today; the Chief Executive if no one does."""
    leads = (holders_of_role(role, service_id=briefing.service_id) for role in ORDERED_LEADS)
    people = [person for holders in leads for person in holders]
    return list(dict.fromkeys(people)) or holders_of_role(Role.CHIEF_EXECUTIVE)


ORDERED_LEADS = sorted(LEADS_OF_SERVICE)


def is_senior_officer(user: User, briefing: InformalBriefing) -> bool:
    return user.side == "officer" and user.pk in {one.pk for one in senior_officers(briefing)}


def committees_to_ask_for(user: User) -> QuerySet[Committee]:
    """Those that this councillor chairs, or is vice-chair of or spokesperson on, today."""
    held = {post.committee_id for post in user.posts_today if post.role in COMMITTEE_POSTS}
    offered: QuerySet[Committee] = Committee.objects.offered()
    return offered.filter(pk__in=sorted(filter(None, held)))
