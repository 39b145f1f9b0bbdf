"""Addresses without arguments: those of menus and of links that many pages have, found once."""

from functools import cache

from django.urls import reverse


@cache
def address_of(name: str) -> str:
    """As `reverse` gives it, which takes longer than a menu takes to draw."""
    return reverse(name)
