"""Pages of the steps that some protocols ask for, with their words, policy and form."""

from complaints.case import protocol_steps, step_forms, step_policy
from complaints.case.verb_page import VerbPage
from complaints.earlier_complaints import earlier_complaints_for
from complaints.models import Complaint
from people.models import User


def no_talk_yet(user: User, complaint: Complaint) -> bool:
    return not complaint.held.talks


def no_leaders_yet(user: User, complaint: Complaint) -> bool:
    return not complaint.held.leaders


def some_leader_is_not_told(user: User, complaint: Complaint) -> bool:
    return any(one.on is None for one in complaint.held.leaders)


def discipline_is_not_considered(user: User, complaint: Complaint) -> bool:
    """After an earlier complaint about the same officer."""
    return not complaint.held.discipline and bool(earlier_complaints_for(user, complaint))


STEPS_WHILE_OPEN = (
    VerbPage(
        "talk",
        step_policy.can_record_talk,
        protocol_steps.record_talk,
        form=step_forms.TalkForm,
        heading="Record a talk with {about} or their group leader",
        step="Say who you spoke to, and when. You need this before you close the complaint",
        button="Save talk",
        done="Talk recorded",
        needed=no_talk_yet,
    ),
    VerbPage(
        "tell-chief-executive",
        step_policy.can_tell_chief_executive,
        protocol_steps.record_chief_executive_told,
        form=step_forms.ChiefExecutiveToldForm,
        heading="Record that you told the Chief Executive",
        step="You do not have to. It does not replace the talk",
        button="Save record",
        done="Record of telling the Chief Executive saved",
    ),
    VerbPage(
        "discipline",
        step_policy.can_consider_discipline,
        protocol_steps.consider_discipline,
        form=step_forms.DisciplineForm,
        heading="Record whether you will discipline {about}",
        step="If the problem continues. {from} will not see this",
        lead="{from} will not see your decision, or that you have considered this.",
        button="Save decision",
        done="Decision on discipline recorded",
        needed=discipline_is_not_considered,
    ),
)
STEPS_ONCE_UPHELD = (
    VerbPage(
        "leaders",
        step_policy.can_name_leaders,
        protocol_steps.name_leaders,
        form=step_forms.LeadersForm,
        heading="Name the leaders you must tell",
        step="The Leader, and every other group leader concerned",
        button="Save names",
        done="Names of the leaders saved",
        needed=no_leaders_yet,
    ),
    VerbPage(
        "leader-told",
        step_policy.can_record_leader_told,
        protocol_steps.record_leader_told,
        form=step_forms.LeaderToldForm,
        heading="Record that you told a leader",
        step="One at a time, with the date. You need this before you decide the outcome",
        lead="This page only records that you told them. It does not send them anything.",
        button="Save record",
        done="Record of telling the leader saved",
        needed=some_leader_is_not_told,
    ),
    VerbPage(
        "committee",
        step_policy.can_consult_committee,
        protocol_steps.record_committee_consulted,
        form=step_forms.CommitteeForm,
        heading="Record that you consulted a committee",
        step="Before you decide the outcome, if you consult one",
        button="Save consultation",
        done="Consultation recorded",
    ),
)
