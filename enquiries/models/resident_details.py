"""The resident’s details of an enquiry, which are kept back from some of its readers."""

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from enquiries.models.letters import Resident
    from enquiries.models.sharing import EnquiryHandoverQuerySet


class ResidentDetails(models.Model):
    """What is said of the resident of an enquiry that was shared or handed over."""

    if TYPE_CHECKING:
        handovers: EnquiryHandoverQuerySet

    class Meta:
        abstract = True

    @property
    def shown_resident(self) -> "Resident | None":
        """The resident in lists of its councillor, if `with_resident` has read them and the
        councillor before has not kept them back."""
        kept_back = vars(self).get("resident_kept_back", True)
        return None if kept_back else getattr(self, "resident", None)

    @property
    def keeps_resident_back(self) -> bool:
        """Whether a handover left the resident’s details behind. A page knows whether there was
        one."""
        if vars(self).get("was_handed_over") is False:
            return False
        return self.handovers.filter(with_resident=False).exists()

    def hide_resident(self) -> None:
        """Make the row as it is without a resident, for a reader who is not given the details."""
        self._meta.get_field("resident").set_cached_value(self, None)  # type: ignore[union-attr]
