"""Who acts for human resources today: their head or, while that post is vacant, the Monitoring
Officer, who reads what they keep in any case."""

from people.models import User
from people.models.holders import holders_of_role
from people.roles import Role


def people_of_human_resources() -> list[User]:
    return holders_of_role(Role.HUMAN_RESOURCES) or holders_of_role(Role.MONITORING_OFFICER)


def acts_for_human_resources(user: User) -> bool:
    """Whether this person does today. Asked of the database only for a Monitoring Officer, once for
    each request."""
    if user.holds(Role.HUMAN_RESOURCES):
        return True
    kept = vars(user)
    if "stands_in_for_human_resources" not in kept:
        reads = Role.MONITORING_OFFICER in user.offices
        kept["stands_in_for_human_resources"] = reads and not holders_of_role(Role.HUMAN_RESOURCES)
    return bool(kept["stands_in_for_human_resources"])
