"""Who may draft, change, adopt and withdraw a version of the protocol, and why not?"""

from datetime import date

from people.models import User
from people.policy import ALLOWED, Verdict, denied
from people.roles import Permission
from protocols import guidance
from protocols.kinds import Side, Status
from protocols.models import Clause, ElectionPeriod, Protocol


def can_acknowledge(user: User, protocol: Protocol) -> Verdict:
    """A councillor or an officer, of the version in force, where it asks for it."""
    if not user.side:
        return denied("This is asked of councillors and officers alone.")
    if not protocol.acknowledgement:
        return denied("This version does not ask anybody to confirm it.")
    return ALLOWED


def can_see_outstanding(user: User) -> Verdict:
    """A protocol administrator, and those who adopt."""
    if not (user.may(Permission.DRAFT_PROTOCOL) or user.may(Permission.ADOPT_PROTOCOL)):
        return denied(
            "Only a protocol administrator, the Monitoring Officer and the Chief Executive see"
            " who has confirmed."
        )
    return ALLOWED


def can_see_restricted(user: User) -> Verdict:
    """The head of human resources, who keeps the list, and a people administrator."""
    if user.may(Permission.KEEP_RESTRICTED_POSTS) or user.may(Permission.ADMINISTER_PEOPLE):
        return ALLOWED
    return denied(
        "Only the head of human resources and people administrators see which posts are"
        " politically restricted."
    )


def can_keep_restricted(user: User) -> Verdict:
    """The head of human resources."""
    if not user.may(Permission.KEEP_RESTRICTED_POSTS):
        return denied("Only the head of human resources changes the list of restricted posts.")
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
            f"Version {protocol.number} has been adopted, and an adopted version never changes."
            " Start a new draft from it."
        )
    return ALLOWED


def can_take_out(user: User, clause: Clause) -> Verdict:
    """Any protocol administrator, of a draft's clause that no setting, promise or route cites."""
    protocol = clause.protocol
    if not (may := can_edit(user, protocol)):
        return may
    cited = {*protocol.citations.values()}
    cited |= {*protocol.rules.values_list("clause", flat=True)}
    cited |= {*protocol.routes.values_list("clause", flat=True)}
    if clause.number in cited:
        return denied(
            f"A setting cites clause {clause.number}, so it stays. It can be worded anew."
        )
    return ALLOWED


def can_adopt(user: User, protocol: Protocol) -> Verdict:
    """The Monitoring Officer or the Chief Executive, unless they drafted or changed it; a version
    that asks both sides to confirm what is expected says something to both."""
    if not user.may(Permission.ADOPT_PROTOCOL):
        return denied("Only the Monitoring Officer or the Chief Executive can adopt a protocol.")
    if protocol.drafted_by_id == user.pk:
        return denied("You drafted this version, so another person must adopt it.")
    if protocol.status != Status.DRAFT:
        return denied(f"Version {protocol.number} has been adopted already.")
    if protocol.history.filter(history_change_reason="edited", history_user=user).exists():
        return denied("You changed this draft, so another person must adopt it.")
    if protocol.acknowledgement and (without := guidance.silent_to(protocol)):
        return denied(
            f"It asks both sides to confirm what is expected of them, and expects nothing of"
            f" {str(Side(without).label).lower()}. Add a clause for them, or ask nobody."
        )
    return ALLOWED


def can_withdraw(user: User, protocol: Protocol, today: date) -> Verdict:
    """Those who adopt, while an adopted version has not taken effect."""
    if not user.may(Permission.ADOPT_PROTOCOL):
        return denied(
            "Only the Monitoring Officer or the Chief Executive can withdraw an adopted version."
        )
    if protocol.status != Status.ADOPTED or protocol.effective_from is None:
        return denied(f"Version {protocol.number} is a draft: there is nothing to withdraw.")
    if protocol.effective_from <= today:
        return denied(
            f"Version {protocol.number} has taken effect, and cases belong to it."
            " Adopt another version in its place."
        )
    return ALLOWED


def can_rule(user: User, protocol: Protocol) -> Verdict:
    """The Monitoring Officer, on a version in force or past that asks for rulings."""
    if not user.may(Permission.ANSWER_FOR_PROTOCOL):
        return denied("Only the Monitoring Officer rules on what a clause means.")
    if not protocol.is_adopted:
        return denied("A draft is worded anew, not ruled on.")
    if not protocol.asks_for("interpretation-rulings"):
        return denied("No clause of this version asks for rulings.")
    return ALLOWED


def can_review(user: User, protocol: Protocol) -> Verdict:
    """The Monitoring Officer, who answers for the protocol, where it asks for reviews."""
    if not user.may(Permission.ANSWER_FOR_PROTOCOL):
        return denied("Only the Monitoring Officer records a review of the protocol.")
    if not protocol.asks_for("review-page"):
        return denied("No clause of this version asks for reviews.")
    return ALLOWED


def can_see_working(user: User) -> Verdict:
    """Those who see figures: of how the protocol is kept, as of complaints."""
    if not user.may(Permission.SEE_FIGURES):
        return denied(
            "Only the Monitoring Officer, the Chief Executive and auditors see how the protocol"
            " is kept."
        )
    return ALLOWED


def can_set_elections(user: User) -> Verdict:
    """Whoever keeps the council's calendar."""
    if not user.may(Permission.EDIT_CALENDAR):
        return denied("Only a protocol administrator sets election periods.")
    return ALLOWED


def can_take_out_election(user: User, period: ElectionPeriod, today: date) -> Verdict:
    """Whoever set it could, until its last local day is over."""
    if not (may := can_set_elections(user)):
        return may
    if period.ends_on < today:
        return denied(f"{period.name} is over: it is part of what was said then.")
    return ALLOWED
