"""The file field of a form: works without JavaScript and keeps files if something else is wrong."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Unpack

from django import forms
from django.core.exceptions import ValidationError

from casework.files.arriving import (
    CONFIRMED_SUFFIX,
    DROPPED_SUFFIX,
    KEPT_SUFFIX,
    ArrivedFile,
    GoneUpload,
    RefusedUpload,
)
from casework.files.checking import size_in_words
from casework.files.kinds import ACCEPT, ENDINGS, PACKAGES, Kind, kind_in_a_sentence
from casework.files.models import PendingUpload
from casework.files.warnings import confirmation_of
from foundation.fields import FieldArguments
from foundation.forms import Uploads
from foundation.types import Context

HINT = "{accepted}, up to {most} each. We remove details of where and when a photo was taken"
HINT_FOR_DOCUMENTS = (
    "{accepted}, up to {most} each. We remove details of where a photo was taken and who wrote a "
    "document. We warn you about what is hidden in it, for example comments"
)
UNCONFIRMED = "Select “Send as it is” for “{}”, or remove it and choose another file"
UNCONFIRMED_AND_GONE = "Select “Send as it is” for “{}” and choose it again, or choose another file"


class FileBox(forms.FileInput):
    """The browser's own file button, and above it what is kept from an earlier press."""

    template_name = "govuk/widgets/files.html"
    allow_multiple_selected = True

    def value_from_datadict(
        self, data: Mapping[str, object], files: Uploads | None, name: str
    ) -> list[ArrivedFile]:
        return list(files.getlist(name)) if files else []

    def value_omitted_from_data(self, data: Mapping[str, object], files: object, name: str) -> bool:
        return False

    def uploads(self, value: Iterable[ArrivedFile] | None) -> list[PendingUpload]:
        return [one for one in value or () if isinstance(one, PendingUpload) and one.pk]

    def to_choose_again(self, value: Iterable[ArrivedFile] | None) -> list[PendingUpload]:
        """Those with a warning that are not kept."""
        uploads = (one for one in value or () if isinstance(one, PendingUpload))
        return [one for one in uploads if not one.pk and one.warnings]

    def get_context(
        self, name: str, value: Iterable[ArrivedFile] | None, attrs: Context | None
    ) -> Context:
        context = super().get_context(name, value, attrs)
        return context | {
            "kept": [(row, confirmation_of(row.warning)) for row in self.uploads(value)],
            "again": [(row, confirmation_of(row.warning)) for row in self.to_choose_again(value)],
            "confirmed_name": f"{name}{CONFIRMED_SUFFIX}",
            "kept_name": f"{name}{KEPT_SUFFIX}",
            "drop_name": f"{name}{DROPPED_SUFFIX}",
        }


class UploadsField(forms.Field):
    """Files, as `casework.http` hands them in: cleaned, a list of what `attach_uploads` takes.

    `kinds` narrows what is taken, `most` is how many; without `keep` a file is taken at once or
    has to be chosen again. With `offers_place` the page can offer where a photo was taken as the
    place.
    """

    def __init__(
        self,
        *,
        most: int = 5,
        keep: bool = True,
        offers_place: bool = False,
        kinds: Sequence[Kind] = tuple(Kind),
        **arguments: Unpack[FieldArguments],
    ) -> None:
        self.most, self.kinds, self.keep, self.offers_place = most, kinds, keep, offers_place
        several = {"multiple": True} if most > 1 else {}
        arguments.setdefault("widget", FileBox({"accept": accept_attribute(kinds)} | several))
        arguments.setdefault("required", False)
        arguments.setdefault("help_text", files_hint(kinds))
        super().__init__(**arguments)

    def clean(self, value: Iterable[ArrivedFile]) -> list[PendingUpload | GoneUpload]:
        refused = [upload.sentence for upload in value if isinstance(upload, RefusedUpload)]
        taken = [upload for upload in value if not isinstance(upload, RefusedUpload)]
        refused += [
            f"“{upload.name}” is {kind_in_a_sentence(Kind(upload.kind))}. "
            f"Choose a {kinds_in_words(self.kinds)} file"
            for upload in taken
            if isinstance(upload, PendingUpload) and upload.kind not in self.kinds
        ]
        refused += [
            (UNCONFIRMED if upload.pk else UNCONFIRMED_AND_GONE).format(upload.name)
            for upload in taken
            if isinstance(upload, PendingUpload) and not upload.can_be_sent
        ]
        if len(taken) > self.most:
            refused.append(
                f"You have chosen {len(taken)} files. Send {self.most} or fewer at a time"
            )
        if refused:
            raise ValidationError([ValidationError(sentence) for sentence in refused])
        if self.required and not taken:
            raise ValidationError(self.error_messages["required"], code="required")
        return taken

    def has_changed(self, initial: object, data: object) -> bool:
        return bool(data)


def accept_attribute(kinds: Sequence[Kind]) -> str:
    if set(kinds) == set(Kind):
        return ACCEPT
    pictures = ["image/jpeg"] if Kind.JPEG in kinds else []
    return ",".join([*pictures, *sorted(f".{e}" for e, kind in ENDINGS.items() if kind in kinds)])


def kinds_in_words(kinds: Sequence[Kind]) -> str:
    if set(kinds) == set(Kind):
        return "Photos, PDF, Word, Excel, PowerPoint, OpenDocument, text or CSV"
    *some, last = [kind.value.upper() for kind in kinds]
    return f"{', '.join(some)} or {last}" if some else last


def files_hint(kinds: Sequence[Kind]) -> str:
    from django.conf import settings

    words = HINT_FOR_DOCUMENTS if set(kinds) >= set(PACKAGES) else HINT
    return words.format(accepted=kinds_in_words(kinds), most=size_in_words(settings.FILE_LIMIT))
