"""Policy of saved views: who saves, sees and changes those of their own and of a service."""

from enquiries.models import SavedView
from enquiries.queue.policy import can_see_queue
from foundation.verdict import Verdict, denied
from people.models import Service, User
from people.roles import Permission, Role

KEEPERS = (Role.HEAD_OF_SERVICE, Role.CHIEF_OFFICER)


def can_save_view(user: User) -> Verdict:
    """Anyone who has the queue, for themselves."""
    may = can_see_queue(user)
    if may and user.reads_as_councillor:
        return denied("Only officers save views of the queue.")
    return may


def can_save_for(user: User, service: Service) -> Verdict:
    """The head and the chief officer of the service, and coordinators."""
    may = can_save_view(user)
    leads = user.holds(Role.COORDINATOR) or user.holds_in(service.pk, *KEEPERS)
    if may and not leads:
        return denied(
            f"Only the head or chief officer of {service}, or a coordinator, can change the views "
            "of the service."
        )
    return may


def can_change_view(user: User, view: SavedView) -> Verdict:
    """Its owner, or anyone who saves views for its service."""
    if view.service is not None:
        return can_save_for(user, view.service)
    may = can_save_view(user)
    if may and view.owner_id != user.pk:
        return denied("Only the officer who saved this view can change it.")
    return may


def services_to_save_for(user: User) -> list[Service]:
    if not can_save_view(user):
        return []
    if user.holds(Role.COORDINATOR) and user.may(Permission.SEE_EVERY_ENQUIRY):
        return list(Service.objects.offered())
    led = {post.service_id for post in user.acting_posts if post.role in KEEPERS}
    return [service for key, service in user.services.items() if key in led]
