"""Who can draft, change, adopt and withdraw a version of the protocol, with the reason if not."""

from datetime import date

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import SPECIAL_POSTS, Permission, Role
from protocols import guidance
from protocols.behaviours import Behaviour
from protocols.choices import Side, Status
from protocols.models import Clause, ElectionPeriod, Protocol
from protocols.version_cache import in_force_or_none


def can_acknowledge(user: User, protocol: Protocol) -> Verdict:
    """A councillor or an officer, for the version in force, if it asks for this."""
    if not user.side:
        return denied("Only councillors and officers are asked to confirm this.")
    if not protocol.acknowledgement:
        return denied("This version does not ask anyone to confirm it.")
    return ALLOWED


def is_expected_of(user: User, clause: Clause) -> bool:
    """Whether what a clause expects of a side is expected of this person: one on special
    responsibilities is only for councillors who hold one (Oxford 23.4)."""
    is_special = clause.behaviour == Behaviour.SPECIAL_RESPONSIBILITIES
    return not is_special or user.holds(*SPECIAL_POSTS)


def can_see_outstanding(user: User) -> Verdict:
    """A protocol administrator, and people who can adopt versions."""
    if not (user.may(Permission.DRAFT_PROTOCOL) or user.may(Permission.ADOPT_PROTOCOL)):
        return denied(
            "Only a protocol administrator, the Monitoring Officer or the Chief Executive can see"
            " who has confirmed."
        )
    return ALLOWED


def can_see_drafts(user: User) -> Verdict:
    """A protocol administrator, and people who can adopt versions."""
    if not (user.may(Permission.DRAFT_PROTOCOL) or user.may(Permission.ADOPT_PROTOCOL)):
        return denied(
            "Only a protocol administrator, the Monitoring Officer or the Chief Executive can see"
            " a draft of the protocol."
        )
    return ALLOWED


def can_see_restricted(user: User) -> Verdict:
    """The head of human resources, who keeps the list, and people administrators."""
    if user.may(Permission.KEEP_RESTRICTED_POSTS) or user.may(Permission.ADMINISTER_PEOPLE):
        return ALLOWED
    return denied(
        "Only the head of human resources and people administrators can see which posts are"
        " politically restricted."
    )


def can_keep_restricted(user: User) -> Verdict:
    """The head of human resources."""
    if not user.may(Permission.KEEP_RESTRICTED_POSTS):
        return denied("Only the head of human resources can change the list of restricted posts.")
    return ALLOWED


def can_draft(user: User) -> Verdict:
    """A protocol administrator."""
    if not user.may(Permission.DRAFT_PROTOCOL):
        return denied("Only a protocol administrator can draft a version of the protocol.")
    return ALLOWED


def can_edit(user: User, protocol: Protocol) -> Verdict:
    """Any protocol administrator, while it is a draft."""
    if not user.may(Permission.DRAFT_PROTOCOL):
        return denied("Only a protocol administrator can change a draft of the protocol.")
    if protocol.status != Status.DRAFT:
        return denied(
            f"Version {protocol.number} has been adopted, so it cannot be changed."
            " Start a new draft from it."
        )
    return ALLOWED


def can_offer(user: User, protocol: Protocol) -> Verdict:
    """Any protocol administrator, once for each revision of a draft."""
    if not (may := can_edit(user, protocol)):
        return may
    if Protocol.objects.offered().filter(pk=protocol.pk).exists():
        return denied(
            "The people who can adopt this draft have been told that it is ready. If you change"
            " it, you can tell them again."
        )
    return ALLOWED


def can_take_out(user: User, clause: Clause) -> Verdict:
    """Any protocol administrator, if no setting, promise or route in the draft cites the clause."""
    protocol = clause.protocol
    if not (may := can_edit(user, protocol)):
        return may
    cited = {*protocol.citations.values()}
    cited |= {*protocol.rules.values_list("clause", flat=True)}
    cited |= {*protocol.routes.values_list("clause", flat=True)}
    if clause.number in cited:
        return denied(
            f"A setting cites clause {clause.number}, so you cannot remove it. Reword it instead."
        )
    return ALLOWED


def can_adopt_versions(user: User) -> Verdict:
    """The Monitoring Officer or the Chief Executive."""
    if not user.may(Permission.ADOPT_PROTOCOL):
        return denied("Only the Monitoring Officer or the Chief Executive can adopt a protocol.")
    return ALLOWED


def can_adopt(user: User, protocol: Protocol) -> Verdict:
    """The Monitoring Officer or the Chief Executive, unless they drafted or changed it. A version
    that asks both sides to confirm what is expected must expect something of both."""
    if not (may := can_adopt_versions(user)):
        return may
    if protocol.drafted_by_id == user.pk:
        return denied("You drafted this version, so someone else must adopt it.")
    if protocol.status != Status.DRAFT:
        return denied(f"Version {protocol.number} has already been adopted.")
    if protocol.history.filter(history_change_reason="edited", history_user=user).exists():
        return denied("You changed this draft, so someone else must adopt it.")
    if protocol.acknowledgement and (without := guidance.side_without_expectations(protocol)):
        return denied(
            "This version asks both sides to confirm what is expected of them, but expects nothing"
            f" of {str(Side(without).label).lower()}. Add a clause for them, or do not ask anyone"
            " to confirm."
        )
    return ALLOWED


def can_withdraw(user: User, protocol: Protocol, today: date) -> Verdict:
    """People who can adopt versions, before an adopted version comes into force."""
    if not can_adopt_versions(user):
        return denied(
            "Only the Monitoring Officer or the Chief Executive can withdraw an adopted version."
        )
    if protocol.status != Status.ADOPTED or protocol.effective_from is None:
        return denied(f"Version {protocol.number} is a draft, so there is nothing to withdraw.")
    if protocol.effective_from <= today:
        return denied(
            f"Version {protocol.number} has come into force, and there are cases under it."
            " Adopt another version to replace it."
        )
    return ALLOWED


def can_rule(user: User, protocol: Protocol) -> Verdict:
    """The Monitoring Officer, on a current or past version that provides for rulings."""
    if not user.may(Permission.ANSWER_FOR_PROTOCOL):
        return denied("Only the Monitoring Officer can rule on what a clause means.")
    if not protocol.is_adopted:
        return denied(
            "You cannot rule on a draft. Ask a protocol administrator to reword the clause."
        )
    if not protocol.clause_for(Behaviour.INTERPRETATION_RULINGS):
        return denied("No clause in this version provides for rulings.")
    return ALLOWED


def can_review(user: User, protocol: Protocol) -> Verdict:
    """The Monitoring Officer, if the protocol provides for reviews."""
    if not user.may(Permission.ANSWER_FOR_PROTOCOL):
        return denied("Only the Monitoring Officer can record a review of the protocol.")
    if not protocol.clause_for(Behaviour.REVIEW_PAGE):
        return denied("No clause in this version provides for reviews.")
    return ALLOWED


def can_see_working(user: User) -> Verdict:
    """People who can see complaint figures."""
    if not user.may(Permission.SEE_FIGURES):
        return denied(
            "Only the Monitoring Officer, the Chief Executive and auditors can see how the protocol"
            " is being followed."
        )
    return ALLOWED


def can_see_holiday_warnings(user: User) -> Verdict:
    """Anyone who can change the council's calendar."""
    if not user.may(Permission.EDIT_CALENDAR):
        return denied("Only a protocol administrator is warned about the calendar.")
    return ALLOWED


def can_set_elections(user: User) -> Verdict:
    """Anyone who can change the council's calendar."""
    if not user.may(Permission.EDIT_CALENDAR):
        return denied("Only a protocol administrator can see or change election periods.")
    return ALLOWED


def can_choose_what_emails_say(user: User) -> Verdict:
    """A protocol administrator, for the whole council."""
    if not user.may(Permission.CHOOSE_EMAILS):
        return denied("Only a protocol administrator can choose what emails to councillors say.")
    return ALLOWED


def can_take_out_election(user: User, period: ElectionPeriod, today: date) -> Verdict:
    """Anyone who can add one, until its last day has passed."""
    if not (may := can_set_elections(user)):
        return may
    if period.ends_on < today:
        return denied(f"{period.name} is over, so it must stay on the record.")
    return ALLOWED


def can_complain(user: User) -> Verdict:
    """A councillor or anyone who works for the council."""
    if not user.may(Permission.COMPLAIN):
        return denied("Only councillors and officers of the council can complain here.")
    return ALLOWED


def can_raise_concern(user: User, protocol: Protocol) -> Verdict:
    """Anyone who can complain, from a case, if the protocol provides for it."""
    if not (may := can_complain(user)):
        return may
    if not protocol.clause_for(Behaviour.CONFIDENTIAL_CONCERN):
        return denied("No clause in this version provides for a complaint that begins at a case.")
    return ALLOWED


def can_ask_about_clause(user: User, protocol: Protocol) -> Verdict:
    """A councillor, about a clause of the current version, if it provides for it (Knutsford
    15.1)."""
    if not user.may(Permission.RAISE_ENQUIRY):
        return denied("Only councillors can raise an enquiry about a clause.")
    if protocol != in_force_or_none():
        return denied("You can only ask about a clause of the current version.")
    if not protocol.clause_for(Behaviour.ASK_ABOUT_A_CLAUSE):
        return denied("No clause in this version provides for questions about its clauses.")
    return ALLOWED


def can_see_summaries(user: User) -> Verdict:
    """Heads of service, and cabinet members for services in their portfolio."""
    if not user.holds(Role.HEAD_OF_SERVICE, Role.CABINET_MEMBER):
        return denied(
            "Only heads of service, and cabinet members for services in their portfolio, can see"
            " the monthly summaries."
        )
    return ALLOWED


def can_see_missing_contacts(user: User) -> Verdict:
    """People and protocol administrators, who see which services a councillor cannot reach."""
    if not (user.may(Permission.ADMINISTER_PEOPLE) or user.may(Permission.DRAFT_PROTOCOL)):
        return denied("Only administrators can see which services have no contact.")
    return ALLOWED
