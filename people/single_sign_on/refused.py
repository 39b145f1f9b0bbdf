"""Refusals of a sign-in with a council account: why, for the log alone. The page never says."""

from people.models import User


class SignInRefused(Exception):
    """`event` goes to the log of sign-ins, with the person if there is one."""

    def __init__(self, event: str, person: User | None = None) -> None:
        super().__init__(event)
        self.event, self.person = event, person
