"""Mutations of what people does the same under every protocol."""

from django.db.models import Q
from django.utils import timezone

from people.roles import Role
from tests.mutants.mutation import mutates


@mutates("councillor-or-officer")
def somebody_can_be_both(mutation):
    mutation.replace("people.posts.post_on_other_side", lambda *_: None)


@mutates("no-group-for-officers")
def anybody_can_have_a_group(mutation):
    def without_group(original, post):
        return (one for one in original(post) if one[0] != "group")

    mutation.replace("people.proposals.appointments.objections_to_post", without_group)


@mutates("lay-members")
def lay_members_are_nobody(mutation):
    """Without the pages, the side and the title of a member."""

    def unless_lay(instead):
        def either(original, user, *asked):
            lay = any(post.standing in ("lay", "co-opted") for post in user.posts_today)
            return instead if lay else original(user, *asked)

        return either

    mutation.replace("people.models.User.may", unless_lay(False))
    mutation.replace("people.models.User.side", unless_lay(""))
    mutation.replace("people.models.User.is_member", unless_lay(False))
    mutation.replace("people.models.User.status", unless_lay("Councillor"))


@mutates("rights-end-with-the-post")
def a_councillor_stays_for_ever(mutation):
    def current(_, posts, on=None):
        day = on or timezone.localdate()
        still = Q(ends_on=None) | Q(ends_on__gte=day) | Q(role=Role.COUNCILLOR)
        return posts.filter(still, starts_on__lte=day)

    mutation.replace("people.models.appointment.AppointmentQuerySet.current", current)
