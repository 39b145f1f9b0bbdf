"""A log of its own for who signed in, who failed and who was slowed down.

A line has the person's number, their roles and the network. It has no name, address or password.
"""

import logging
from ipaddress import ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from people.models import Appointment, User

PREFIX = {4: 24, 6: 48}  # the smallest networks that one customer commonly holds
UNUSUAL = {"failed", "throttled", "inactive", "link throttled", "link refused"}
UNUSUAL |= {"code failed", "code throttled", "passkey failed"}
# Sign-ins with a council account that were refused, or could not be tried.
UNUSUAL |= {f"council account {why}" for why in ("inactive", "is another", "unknown", "unverified")}
UNUSUAL |= {f"council sign-in {why}" for why in ("cancelled", "not begun here", "not recent")}
UNUSUAL |= {"council token wrong", "council token of another sign-in", "council code refused"}
UNUSUAL |= {"council issuer down", "token refused"}
logger = logging.getLogger("concordat.sign_in")


def network_of(request: HttpRequest) -> str:
    """The network of an address: one person's many addresses count as one."""
    address = ip_address(get_adapter().get_client_ip(request))
    mapped = address.ipv4_mapped if address.version == 6 else None
    address = mapped or address
    return str(ip_network((address, PREFIX[address.version]), strict=False))


def log_sign_in(event: str, request: HttpRequest, user: User | None) -> None:
    """Runs the same statements for an address without an account, so that their time is no hint."""
    posts = Appointment.objects.current().filter(person_id=user.pk if user else 0)
    roles = ",".join(sorted(set(posts.values_list("role", flat=True)))) or "-"
    logger.log(
        logging.WARNING if event in UNUSUAL else logging.INFO,
        "event=%s user=%s roles=%s network=%s",
        event.replace(" ", "_"),
        user.pk if user else "-",
        roles,
        network_of(request),
    )
