"""Every address of the site, the administration's among them, as the resolver has them."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.test import RequestFactory
from django.urls import Resolver404, get_resolver, resolve
from django.urls.resolvers import URLResolver

PART = re.compile(r"<(?:(\w+):)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^)]*\))*\)")
# What stands in an address for a row that is not there.
MISSING = {"int": "987654321", "uuid": str(UUID(int=7)), "slug": "missing", "str": "2026-12-25"}


@dataclass(frozen=True)
class Address:
    """The name of an address, and its route with `<converter:name>` for what varies."""

    name: str
    route: str

    @property
    def area(self) -> str:
        """The app it belongs to, "admin", or nothing."""
        return self.name.partition(":")[0] if ":" in self.name else ""

    @property
    def parts(self) -> dict[str, str]:
        """What varies in it: name → converter; of a regular expression, none."""
        return {m[2] or m[3]: m[1] or "" for m in PART.finditer(self.route)}

    def url(self, **parts: object) -> str:
        """The address of these parts; one that is not given is that of nothing there."""

        def filled(match):
            name = match[2] or match[3]
            return str(parts.get(name, MISSING.get(match[1] or "", "missing")))

        plain = PART.sub(filled, self.route)
        return "/" + re.sub(r"[\^$]|\\Z", "", plain)


def every_address() -> list[Address]:
    return list(addresses_of(get_resolver()))


def addresses_of(resolver, prefix="", space=""):
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses_of(pattern, route, inner)
        else:
            yield Address(space + (pattern.name or ""), route)


def leads_to_a_page(url: str) -> bool:
    """Whether it is an address of the site: a part with letters is none where a number belongs."""
    try:
        return bool(resolve(RequestFactory().get(url).path_info))
    except Resolver404:
        return False


def addresses_with_parts(values, there):
    """Each part of each address with each of these values: the area, and the addresses that lead to
    a page. Those that lead nowhere are all answered in one place, so one of each area and value is
    enough. `there` has the other parts, by area."""
    nowhere = set()
    for address in every_address():
        for part in address.parts:
            found, others = [], there.get(address.area, {})
            for value in values:
                url = address.url(**others | {part: value})
                if leads_to_a_page(url):
                    found.append(url)
                elif (address.area, value) not in nowhere:
                    nowhere.add((address.area, value))
                    yield address.area, [url]
            yield address.area, found
