"""Errors of SCIM: a status, a sentence and sometimes a type, as RFC 7644 section 3.12 has them."""

import json

from django.http import HttpResponse
from django_scim.constants import SCIM_CONTENT_TYPE
from django_scim.exceptions import SCIMException


class ScimError(SCIMException):  # type: ignore[misc]
    """The library answers with it, whichever of our functions raises it."""

    def __init__(self, status: int, detail: str, scim_type: str = "") -> None:
        super().__init__(detail, status=status, scim_type=scim_type or None)

    def to_dict(self) -> dict[str, object]:
        """Its status is a text, which the library makes a number."""
        document: dict[str, object] = super().to_dict()
        return document | {"status": str(self.status)}


def error_response(error: ScimError, **headers: str) -> HttpResponse:
    content = json.dumps(error.to_dict())
    return HttpResponse(
        content, content_type=SCIM_CONTENT_TYPE, status=error.status, headers=headers
    )


def wrong_value(detail: str) -> ScimError:
    return ScimError(400, detail, "invalidValue")


def taken(detail: str) -> ScimError:
    return ScimError(409, detail, "uniqueness")
