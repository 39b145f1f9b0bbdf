"""The administration site: open to people administrators, and to those who run the portal."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import BadRequest
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver

from foundation.types import Untyped
from people.directory import directory
from people.models import User
from people.policy import can_administer

LEFT_OUT = {"account.EmailAddress", "mfa.Authenticator", "usersessions.UserSession", "auth.Group"}
LEFT_OUT |= {f"socialaccount.Social{name}" for name in ("Account", "App", "Token")}
V = TypeVar("V", bound=Callable[..., HttpResponseBase])
VIEW_ON_SITE = "view_on_site"  # as Django names it


class PeopleToChoose(AutocompleteJsonView):
    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        """Two people of one name show their service or ward."""
        result = super().serialize_result(obj, to_field_name)
        apart = directory().apart(obj.pk) if isinstance(obj, User) else ""
        return result | {"text": result["text"] + apart}


class PortalAdmin(AdminSite):
    site_header = site_title = "Concordat administration"
    index_title = "People and reference data"

    def register(self, model_or_iterable: Untyped, *more: Untyped, **options: Untyped) -> None:
        """Without the sign-in library's own tables. An account has one address, which is changed on
        its own page, and where needed by two people; its second factors are its owner's. Rights
        come from posts, so there are none of Django's groups."""
        one = isinstance(model_or_iterable, type)
        models = [model_or_iterable] if one else model_or_iterable
        ours = [model for model in models if model._meta.label not in LEFT_OUT]
        super().register(ours, *more, **options)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Without "view on site", which leads from the type and the number of any row of the
        database to its address, and so names every complaint, request and file."""
        return [url for url in super().get_urls() if getattr(url, "name", "") != VIEW_ON_SITE]

    def admin_view(self, view: V, cacheable: bool = False) -> V:
        """Django's, which fails on a NUL in the query of an address."""

        @wraps(view)
        def readable(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if "\0" in "".join(value for values in request.GET.lists() for value in values[1]):
                raise BadRequest("There is a NUL in the query")
            return view(request, *args, **kwargs)

        return super().admin_view(cast(V, readable), cacheable)

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        return cast(HttpResponse, PeopleToChoose.as_view(admin_site=self)(request))

    def has_permission(self, request: HttpRequest) -> bool:
        user = request.user
        if not user.is_active or not user.is_authenticated:
            return False
        return bool(can_administer(user))

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """There is one way in: the portal's own sign-in."""
        return redirect("account_login" if not request.user.is_authenticated else "home")
