"""Guard of a page that reads or takes in what is sealed: no error of it shows what was typed."""

from collections.abc import Callable
from functools import wraps
from traceback import extract_tb

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

View = Callable[..., HttpResponse]
# A request that Django could not read, and answers with 400. Its messages quote nothing.
UNREADABLE = (BadRequest, MultiPartParserError, SuspiciousOperation)


def guarded_page(
    view: View, able: Callable[[], bool], without_keys: Callable[[HttpRequest], HttpResponse]
) -> View:
    """Where the process is not `able`, the page of `without_keys` instead. The typed text of such a
    page is never kept in the session: see `portal.keep_typed_text`."""

    @wraps(view)
    @sensitive_variables()
    @sensitive_post_parameters()
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not able():
            return without_keys(request)
        try:
            return view(request, *args, **kwargs)
        except (Http404, PermissionDenied, *UNREADABLE):
            raise
        except Exception as failed:
            raise SealedPageFailed(failure_place(failed)) from None

    answer.is_sealed = True  # type: ignore[attr-defined]
    return answer


class SealedPageFailed(Exception):
    """A page of something sealed failed. The message says where, and nothing of what is in it: what
    an exception quotes would stand in the log."""


def failure_place(failed: Exception) -> str:
    frames = [
        f"{f.filename.rpartition('/')[2]}:{f.lineno}" for f in extract_tb(failed.__traceback__)
    ]
    return f"{type(failed).__name__} at {' < '.join(frames[::-1][:8])}"
