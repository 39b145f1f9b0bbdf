"""Posts of councillors that speak to the media for the council, and who holds each today."""

from people.models import Appointment
from people.models.holders import councillor_posts
from people.roles import MEMBER_POSTS, Role

Posts = dict[int, str]  # the key of a person, and their post in words
# The leader, cabinet members and chairs. The mayor is quoted, and guides nothing.
GUIDES = MEMBER_POSTS - {Role.MAYOR}


def todays_posts(roles: frozenset[Role]) -> Posts:
    """People who hold one of these posts today, in the order of their names."""
    posts = Appointment.objects.current().of_people_who_can_sign_in().filter(role__in=sorted(roles))
    rows = posts.select_related("person", "service", "committee", "ward").order_by(
        "person__name", "-pk"
    )
    return {post.person_id: post.post for post in rows}


def permitted_councillors(roles: frozenset[Role] = MEMBER_POSTS) -> Posts:
    """The councillors of today who hold one of these posts besides their seat."""
    seated = set(councillor_posts().values_list("person", flat=True))
    return {key: post for key, post in todays_posts(roles).items() if key in seated}
