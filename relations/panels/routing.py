"""People who can be added to a recruitment panel: councillors, officers, and candidates."""

from django.db.models import QuerySet

from people.models import User
from protocols.behaviours import Behaviour
from relations.models import (
    RecruitmentPanel,
    TrainingKind,
    councillors_today,
    trained_councillors,
)
from relations.officers import officers_today


def members_to_add(panel: RecruitmentPanel) -> QuerySet[User]:
    """Today’s councillors who never sat on it: those with training on record, if the protocol asks
    for it. Connections make no difference here, or a missing name would tell of one."""
    asked = panel.version.clause_for(Behaviour.PANEL_TRAINING)
    people = trained_councillors(TrainingKind.RECRUITMENT) if asked else councillors_today()
    return people.exclude(pk__in=[seat.person_id for seat in panel.all_seats])


def officers_to_add(panel: RecruitmentPanel) -> QuerySet[User]:
    """Officers who never sat on it and are no candidates."""
    candidates = [one.details.officer for one in panel.all_candidates if one.details.officer]
    seats = [seat.person_id for seat in panel.all_seats]
    return officers_today().exclude(pk__in=[*candidates, *seats])


def officers_as_candidates(panel: RecruitmentPanel, by: User) -> QuerySet[User]:
    """Officers who neither support the panel nor keep it, once each."""
    return officers_to_add(panel).exclude(pk=by.pk)
