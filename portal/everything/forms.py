"""The search of everything a councillor raised: words, state, kind, year and order."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils import timezone

from enquiries.models import Kind
from enquiries.queue.words import typed_words
from foundation.drop_downs import CachedSelect
from foundation.fields import offer_choices
from portal.everything.asked import DOCUMENT, EARLIER, OLDEST, STATES, YEARS_SHOWN, Asked


class SearchForm(forms.Form):
    """What makes no sense is ignored."""

    q = forms.CharField(
        label="Words, reference, resident, place, service or officer",
        required=False,
        max_length=200,
    )
    state = forms.ChoiceField(
        label="State",
        required=False,
        widget=CachedSelect,
        choices=[("", "All states"), *STATES.items()],
    )
    kind = forms.ChoiceField(
        label="Kind",
        required=False,
        widget=CachedSelect,
        choices=[("", "All kinds"), *Kind.choices, (DOCUMENT, "Request for a document")],
    )
    year = forms.ChoiceField(label="Year", required=False, widget=CachedSelect)
    order = forms.ChoiceField(
        label="Order",
        required=False,
        widget=CachedSelect,
        choices=[("", "Newest first"), (OLDEST, "Oldest first")],
    )

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        offer_choices(self, "year", year_choices(timezone.localdate()))

    def clean_q(self) -> str:
        return typed_words(self.cleaned_data["q"])

    @property
    def asked(self) -> Asked:
        self.is_valid()
        names = ("q", "state", "kind", "year", "order")
        return Asked(**{name: self.cleaned_data.get(name) or "" for name in names})


def year_choices(today: date) -> list[tuple[str, str]]:
    """This year and those before, each by itself, then all that are earlier."""
    years = [str(today.year - back) for back in range(YEARS_SHOWN)]
    before = f"{today.year - YEARS_SHOWN} or earlier"
    return [("", "All years"), *((year, year) for year in years), (EARLIER, before)]
