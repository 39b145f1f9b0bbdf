"""Addresses that a webhook can have: https, and a host that is on the internet and not in here.

A host is looked up once, and the connection goes to an address that was looked at then: a name that
points elsewhere a moment later leads nowhere.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ValidationError

NO_HTTPS = "Enter an address that begins with https://, such as https://crm.example.org/concordat"
NOT_OUTSIDE = (
    "This address is on the council’s own network, or is not known on the internet. Enter one that"
    " is reached from outside"
)


def checked_url(url: str) -> SplitResult:
    """Raises ValidationError for what is no address of a webhook, whatever its host is."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValidationError(NO_HTTPS) from None
    is_plain = parts.username is None and parts.password is None and not parts.fragment
    if parts.scheme != "https" or not parts.hostname or not is_plain or port == 0:
        raise ValidationError(NO_HTTPS)
    return parts


def address_outside(parts: SplitResult) -> str:
    """An IP address of the host. Raises ValidationError if any of them is not on the internet."""
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise ValidationError(NOT_OUTSIDE) from None
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not all(map(is_outside, addresses)):
        raise ValidationError(NOT_OUTSIDE)
    return addresses[0]


def is_outside(address: str) -> bool:
    """Whether it is of the internet, also where an IPv6 address stands for an IPv4 one."""
    ip = ip_address(address.partition("%")[0])
    return all(one.is_global and not one.is_multicast for one in meant_by(ip))


def meant_by(ip: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    if isinstance(ip, IPv4Address):
        return [ip]
    inner = (ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ()))
    translated = IPv4Address(int(ip) & 0xFFFFFFFF) if str(ip).startswith("64:ff9b:") else None
    return [ip, *(one for one in (*inner, translated) if one is not None)]
