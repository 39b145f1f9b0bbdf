"""A request of somebody who is signed in: its user is a person, never an anonymous visitor.

Every page asks for a sign-in unless it says otherwise, so a view of the portal can name this type.
"""

from django.http import HttpRequest

from people.models import User


class SignedIn(HttpRequest):
    """A request of somebody who is signed in."""

    user: User
