"""The second step of signing in: for everybody who has a second factor."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from people.second_factors.requirement import signed_in_by_council


class SecondStep(AuthenticateStage):  # type: ignore[misc]
    def _should_handle(self, request: HttpRequest) -> bool:
        """The council's own accounts have asked for theirs already."""
        if signed_in_by_council(request, self.login.user):
            return False
        return bool(super()._should_handle(request))
