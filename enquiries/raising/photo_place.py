"""The place of a photo, offered before an enquiry is sent. Only a tick makes it the place."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Unpack

from django import forms

from casework.files.models import PendingUpload
from casework.files.photo_place import map_tile, place_in_words
from casework.journeys import Progress
from enquiries.models import Enquiry
from enquiries.raising.steps import chosen_files
from enquiries.services_offered import KINDS_WITHOUT_PLACE
from foundation.forms import FormArguments, PortalForm
from foundation.types import Context

TICK = "use_photo_place"


class SendForm(PortalForm):
    """Send, with the place of this photo if it has one."""

    use_photo_place = forms.BooleanField(
        label="Use where the photo was taken as the place", required=False
    )

    def __init__(self, *, photo: PendingUpload | None, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        if photo is None:
            del self.fields[TICK]


def photo_with_place(progress: Progress) -> PendingUpload | None:
    """The first photo that says where it was taken, if no place was typed."""
    answers = progress.answers
    typed = answers.get("place") or answers.get("postcode")
    if typed or answers.get("kind") in KINDS_WITHOUT_PLACE:
        return None
    files = chosen_files(progress.user, answers)
    return next((one for one in files if isinstance(one, PendingUpload) and one.position), None)


def offer_context(photo: PendingUpload | None) -> Context:
    if photo is None:
        return {}
    says = f"“{photo.name}” says where it was taken: {place_in_words(photo.position).lower()}."
    return {"photo_says": says, "map": map_tile(photo.position)}


def placed(
    send: Callable[[Progress], Enquiry], sent: Mapping[str, object]
) -> Callable[[Progress], Enquiry]:
    """What sends the draft, with the place of the photo if that was ticked."""

    def send_with_place(progress: Progress) -> Enquiry:
        photo = photo_with_place(progress) if TICK in sent else None
        if photo:
            place = {"place": place_in_words(photo.position)}
            progress = replace(progress, answers=progress.answers | place)
        return send(progress)

    return send_with_place
