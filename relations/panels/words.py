"""Words of recruitment panels: tags of their states, and how far each member is."""

from relations.models import PanelSeat, PanelState, RecruitmentPanel
from relations.panels import policy

TAGS: dict[str, tuple[str, str]] = {
    PanelState.OPEN: ("Open", "blue"),
    PanelState.DECIDED: ("Outcome recorded", "green"),
    PanelState.CANCELLED: ("Cancelled", "grey"),
}
MERIT = (
    "Judge candidates for jobs or other rewards only on merit, and do not discriminate unfairly"
    " against officers."
)
IF_CONNECTED = (
    "If you have a connection to a candidate, you will no longer be on this panel. Human resources"
    " will see that you have left it, but not why. Only the Monitoring Officer can read what you"
    " declare."
)


def progress_words(seat: PanelSeat, panel: RecruitmentPanel) -> str:
    """How far a councillor is, for human resources and those on the panel."""
    if seat.left_at:
        return "No longer on the panel"
    if not seat.is_member:
        return "Supports the panel"
    if policy.has_passed(seat, panel):
        return "Decided" if panel.status == PanelState.DECIDED else "Ready"
    return "Has not confirmed and declared everything yet"
