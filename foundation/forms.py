"""The base form of every page: `key` makes a sending count once, `signed_for` names its user. Also
the typed text that is kept in the session until its page is opened again."""

import uuid
from collections.abc import Callable, Mapping, MutableMapping
from typing import Any, Protocol, TypedDict, TypeVar

from django import forms
from django.core import signing
from django.forms.utils import ErrorDict
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

TYPED_TEXT = "concordat.typed.by-page"
WENT_BACK = "went-back"
MOST_TYPED = 200_000


class PortalForm(forms.Form):
    """Fields of one page. `key` makes a second press the same act; `signed_for` names its user."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    signed_for = forms.CharField(widget=forms.HiddenInput, required=False)

    def has_been_filled_in(self) -> bool:
        """Whether anything that the page asks for was typed or chosen."""
        return any(field.name in self.changed_data for field in self.visible_fields())

    def without_errors(self) -> None:
        """Show what was typed as it is: nobody has sent it."""
        self._errors = ErrorDict()
        self.cleaned_data = {}


class DecidingForm(PortalForm):
    """The form of someone who decides about what another person made. `shown` names what the page
    showed, so that nobody agrees to something else."""

    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def show_again(self) -> None:
        """Carry what the page shows now, with everything that was typed."""
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed["shown"] = str(self.initial.get("shown", ""))
        self.data = typed


F = TypeVar("F", bound=PortalForm)
OwnArgument = Any  # what only one kind of form takes, handed on to it
Uploads = MultiValueDict[str, Any]  # by field, what became of each: see casework.files.arriving


class FormArguments(TypedDict, total=False):
    """What any form takes, handed on to Django."""

    data: Mapping[str, object] | None
    files: Uploads | None
    initial: MutableMapping[str, object]
    prefix: str


def user_mark(user_pk: int) -> str:
    return signing.Signer(salt=TYPED_TEXT).sign(str(user_pk))


def form_for(
    request: HttpRequest,
    kind: Callable[..., F],
    *,
    files: Uploads | None = None,
    initial: Mapping[str, object] | None = None,
    **own: OwnArgument,
) -> F:
    """The page's form: bound to what was sent, or to what was kept of an earlier sending.

    `files` is what `casework.http.form_with_files` made of the uploads, `own` what only this
    kind of form takes.
    """
    initial = {**(initial or {}), "signed_for": user_mark(request.user.pk or 0)}
    if request.method == "POST":
        return kind(data=request.POST, files=files, initial=initial, **own)
    form = kind(data=kept_typed_text(request), initial=initial, **own)
    if getattr(request, "typed_was_kept", "") == WENT_BACK:
        form.without_errors()
    return form


class TypedTextCipher(Protocol):
    """Encrypts typed text for the session table; None where it cannot. `place` stands for the
    address, which could say who has a confidential case."""

    @property
    def place(self) -> str: ...

    def encrypted(self, text: str) -> str | None: ...

    def decrypted(self, stored: str) -> str: ...


def cipher_of(request: HttpRequest) -> TypedTextCipher | None:
    """Of a page that reads what is encrypted: nothing typed there is kept in plain."""
    return getattr(request, "typed_text_cipher", None)


def place_of(request: HttpRequest) -> str:
    cipher = cipher_of(request)
    return cipher.place if cipher else request.path


def keep_typed_text(request: HttpRequest, why: str) -> None:
    """Keep what was sent to this address until it is opened again; `why` it was not done is
    "signed-out", "to-read", "to-sign-in-again" or `WENT_BACK`. All that is kept is no more than the
    longest letter and its form need, so that nobody fills the session table: the oldest goes."""
    typed, cipher = request.POST.urlencode(), cipher_of(request)
    data = cipher.encrypted(typed) if cipher else typed
    if data is None or len(data) > MOST_TYPED:
        return
    kept, place = request.session.get(TYPED_TEXT, {}), place_of(request)
    kept.pop(place, None)
    while kept and sum(len(one["data"]) for one in kept.values()) + len(data) > MOST_TYPED:
        del kept[next(iter(kept))]
    request.session[TYPED_TEXT] = kept | {place: {"data": data, "why": why}}


def kept_typed_text(request: HttpRequest) -> QueryDict | None:
    """What this person typed at this address and did not send, or in vain; given out once."""
    kept, place = request.session.get(TYPED_TEXT, {}), place_of(request)
    if place not in kept or not request.user.is_authenticated:
        return None
    mine = kept.pop(place)
    request.session[TYPED_TEXT] = kept
    cipher = cipher_of(request)
    data = cipher.decrypted(mine["data"]) if cipher else mine["data"]
    typed = QueryDict(data, mutable=True)
    if typed.get("signed_for") != user_mark(request.user.pk):
        return None
    request.typed_was_kept = mine["why"]  # type: ignore[attr-defined]
    return typed
