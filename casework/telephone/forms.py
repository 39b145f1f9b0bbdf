"""The form of a telephone number."""

from foundation.fields import LineField
from foundation.forms import PortalForm
from people.models.telephone import MOST_CHARACTERS, telephone_number


class TelephoneForm(PortalForm):
    telephone = LineField(
        label="Your telephone number (optional)",
        help_text="For example, 01632 960 151. Leave this blank if councillors should see none.",
        max_length=MOST_CHARACTERS,
        required=False,
    )

    def clean_telephone(self) -> str:
        typed: str = self.cleaned_data["telephone"]
        if typed:
            telephone_number(typed)
        return typed
