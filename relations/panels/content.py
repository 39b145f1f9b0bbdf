"""What the pages of recruitment panels show: facts, people, candidates, outcome, verbs as links."""

from django.urls import reverse

from foundation.dates_in_words import day_year
from foundation.types import Context
from people.models import User
from relations.models import (
    PanelSeat,
    PanelState,
    RecruitmentPanel,
    reads_every_panel,
)
from relations.panels import policy, words


def panel_line(panel: RecruitmentPanel) -> Context:
    return {
        "url": panel.get_absolute_url(),
        "title": panel.title,
        "about": f"{panel.reference}, {panel.service}",
        "when": panel.when,
        "tag": words.TAGS[panel.status],
    }


def facts_of_panel(panel: RecruitmentPanel) -> list[Context]:
    return [
        {"label": "State", "tag": words.TAGS[panel.status]},
        {"label": "When", "lines": [panel.when]},
        {"label": "Place", "lines": [panel.place]},
        {"label": "Service", "lines": [str(panel.service)]},
    ]


def people_of_panel(panel: RecruitmentPanel, user: User) -> list[Context]:
    """Those who sit on it today, and for its keepers those who have left."""
    seats = panel.all_seats if reads_every_panel(user) else panel.seated
    changes = bool(policy.can_change_panel(user, panel))
    return [
        {
            "name": seat.person.styled if seat.is_member else seat.person.signed,
            "progress": words.progress_words(seat, panel),
            "remove_url": remove_url(panel, seat) if changes and not seat.left_at else "",
        }
        for seat in panel.all_seats
        if seat in seats
    ]


def remove_url(panel: RecruitmentPanel, seat: PanelSeat) -> str:
    return reverse("relations:remove-from-panel", args=[panel.reference, seat.pk])


def candidate_names(panel: RecruitmentPanel, user: User) -> list[str]:
    if not policy.can_read_candidates(user, panel):
        return []
    return [candidate.details.name for candidate in panel.all_candidates]


def declarations_of_panel(panel: RecruitmentPanel, user: User) -> list[Context]:
    """What members with a connection declared, for the Monitoring Officer."""
    if not policy.can_read_panel_declarations(user):
        return []
    names = {str(one.key): one.details.name for one in panel.all_candidates}
    found = [(seat, seat.declaration) for seat in panel.all_seats if seat.is_member]
    return [
        {
            "key": seat.person.styled,
            "lines": [
                f"Connection to {', '.join(names.get(key, '') for key in said.connected)}",
                said.text or "From the register of declared connections",
                day_year(said.at),
            ],
        }
        for seat, said in found
        if said.connected
    ]


def outcome_rows(panel: RecruitmentPanel, user: User) -> list[Context]:
    if panel.status != PanelState.DECIDED or not policy.can_read_candidates(user, panel):
        return []
    outcome = panel.recorded_outcome
    recorded = f"{day_year(outcome.at)}, by {outcome.recorded_by}"
    return [
        {"key": "Appointed", "lines": [outcome.appointed or "No one"]},
        {"key": "How the candidates compare", "lines": outcome.reasons.splitlines()},
        {"key": "Decided by", "lines": list(outcome.members)},
        {"key": "Recorded", "lines": [recorded]},
    ]


OUTCOME, CANCEL = "Record the outcome", "Cancel this panel"
VERBS = (
    ("panel-outcome", OUTCOME, policy.can_record_outcome),
    ("add-candidate", "Add a candidate", policy.can_change_panel),
    ("add-panel-member", "Add a councillor", policy.can_change_panel),
    ("add-panel-officer", "Add an officer", policy.can_change_panel),
    ("panel-time", "Change the time or place", policy.can_change_panel),
    ("cancel-panel", CANCEL, policy.can_change_panel),
    ("panel-connections", "Declare a connection", policy.can_declare_to_panel),
    ("leave-panel", "Leave this panel", policy.can_leave_panel),
)


def links_of_panel(panel: RecruitmentPanel, user: User) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(f"relations:{name}", args=[panel.reference])}
        for name, label, can in VERBS
        if can(user, panel)
    ]
