"""Verb pages of a complaint: one for each action, with its words, policy and form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from complaints import access, actions, policy
from complaints.case import copy_to_monitoring_officer, forms
from complaints.models import Complaint
from foundation.forms import PortalForm
from foundation.verdict import Verdict
from people.models import User

# What the form of a page takes besides what every form takes, each with its own type.
OwnArguments = dict[str, Any]


@dataclass(frozen=True)
class VerbPage:
    """In its words {about} is the person complained about, {from} the complainant, {office} the
    office. `step` is the line under it in the list of steps; without one it is only a link.
    `empty` is the error for no text. With `letters` the complaint is shown next to the form."""

    name: str
    may: Callable[[User, Complaint], Verdict]
    do: Callable[..., Complaint]
    heading: str
    button: str
    done: str
    form: type[PortalForm] = forms.TextForm
    step: str = ""
    lead: str = ""
    label: str = ""
    empty: str = "Enter what you want to say"
    hint: str = ""
    letters: bool = True

    def form_kwargs(self, complaint: Complaint, by: User) -> OwnArguments:
        if self.form is forms.TextForm:
            return {"label": self.label, "empty": self.empty, "hint": self.hint}
        if issubclass(self.form, forms.PersonForm):
            return {"complaint": complaint, "by": by}
        return {}


OFFICE_STEPS = (
    VerbPage(
        "acknowledge",
        policy.can_acknowledge,
        actions.acknowledge,
        heading="Acknowledge the complaint",
        step="Tell {from} that you have it and what happens next",
        label="What do you want to tell {from}?",
        empty="Enter what you want to tell {from}",
        button="Send acknowledgement",
        done="Acknowledgement sent",
    ),
    VerbPage(
        "name",
        policy.can_name,
        actions.decide_name_withheld,
        form=forms.NameWithheldForm,
        heading="Decide whether to withhold the name",
        step="Give a reason. {from} can withdraw the complaint if you decide not to",
        button="Send decision",
        done="Decision sent",
    ),
    VerbPage(
        "assess",
        policy.can_assess,
        actions.assess,
        form=forms.AssessForm,
        heading="Assess the complaint",
        step="Respect and courtesy, or a breach of the code of conduct",
        button="Save assessment",
        done="Assessment saved",
    ),
    VerbPage(
        "settle",
        policy.can_conciliate,
        actions.record_settlement_attempt,
        form=forms.AttemptForm,
        heading="Record an attempt to settle the complaint",
        step="Say who tried and when, or why it was not possible",
        button="Save attempt",
        done="Attempt recorded",
    ),
    VerbPage(
        "investigate",
        policy.can_investigate,
        actions.start_investigation,
        heading="Start an investigation",
        step="If someone else will investigate, give them access first",
        label="What will be investigated, and who by?",
        empty="Enter what will be investigated, and who by",
        hint="For the case file. The complainant will not see this",
        button="Start investigation",
        done="Investigation started",
    ),
    VerbPage(
        "consult",
        policy.can_consult,
        actions.record_independent_view,
        form=forms.IndependentViewForm,
        heading="Record the Independent Person’s view",
        step="Needed before the decision if the code of conduct is engaged",
        button="Save view",
        done="View recorded",
    ),
    VerbPage(
        "refer",
        policy.can_refer,
        actions.refer,
        form=forms.ReferForm,
        heading="Refer the complaint elsewhere",
        step="We record that you referred it, but not what happens next",
        button="Save referral",
        done="Referral recorded",
    ),
    VerbPage(
        "copy",
        policy.can_copy,
        copy_to_monitoring_officer.send_copy,
        heading="Copy the complaint to the Monitoring Officer",
        step="As a possible breach of the members’ code. You still deal with this complaint",
        lead="They will get what was sent and what you write here, but nothing else. "
        "We will tell {from} there is something to read.",
        label="Which part of the code might have been breached?",
        empty="Enter which part of the code might have been breached",
        button="Send copy",
        done="Copy sent",
    ),
    VerbPage(
        "inform",
        policy.can_inform,
        actions.record_informed,
        form=forms.InformForm,
        heading="Record who you informed",
        step="The people the protocol says you must inform",
        button="Save record",
        done="Record of who you informed saved",
    ),
    VerbPage(
        "tell",
        policy.can_tell,
        actions.record_person_told,
        form=forms.PersonToldForm,
        heading="Record what you told {about}",
        step="You choose what to tell them and when. The portal does not send it",
        lead="Tell {from} first. This page records what you told {about}. It does not send it.",
        button="Save record",
        done="Record of what you told them saved",
    ),
    VerbPage(
        "uphold",
        policy.can_uphold,
        actions.uphold,
        heading="Uphold the complaint",
        step="The Chief Executive then decides what happens next",
        label="What did you find, and why?",
        empty="Enter what you found, and why",
        hint="The Chief Executive will read this with the complaint",
        button="Uphold complaint",
        done="Complaint upheld",
    ),
    VerbPage(
        "decide",
        policy.can_decide,
        actions.decide,
        form=forms.DecideForm,
        heading="Decide the outcome",
        step="Give reasons for the case file, and tell {from}",
        button="Decide and tell the complainant",
        done="Decision recorded. The complainant can read the outcome",
    ),
    VerbPage(
        "close",
        policy.can_close,
        actions.close,
        form=forms.NoTextForm,
        heading="Close the complaint",
        step="When there is nothing left to do",
        button="Close complaint",
        done="Complaint closed",
        letters=False,
    ),
)
OFFICE_PAGES = (
    VerbPage(
        "write",
        policy.can_write,
        actions.write_to_complainant,
        heading="Write to {from}",
        label="What do you want to say?",
        hint="{from} will read this",
        button="Send",
        done="Message sent",
    ),
    VerbPage(
        "note",
        policy.can_note,
        actions.add_note,
        heading="Add a note to the case file",
        label="What is your note?",
        empty="Enter your note",
        hint="The complainant will not see this",
        button="Add note",
        done="Note added",
    ),
    VerbPage(
        "access",
        policy.can_grant,
        access.give_access,
        form=forms.GrantForm,
        heading="Give someone access",
        lead="They can read this complaint until you end their access. We will tell {from} who "
        "they are.",
        button="Give access",
        done="Access given",
        letters=False,
    ),
    VerbPage(
        "keep-out",
        policy.can_keep_out,
        access.keep_person_out,
        form=forms.KeepOutForm,
        heading="Keep someone out",
        lead="For example, because of a declared connection with {about}. They will never be able "
        "to read the complaint, whatever post they hold, and will not be told.",
        button="Keep them out",
        done="Person kept out of this complaint",
        letters=False,
    ),
    VerbPage(
        "step-aside",
        policy.can_step_aside,
        access.step_aside,
        heading="I have a conflict of interest",
        lead="The complaint will go to the next person the protocol names. You will not see it "
        "again.",
        label="What is the conflict?",
        empty="Enter what the conflict is",
        hint="The next office and {from} will read this",
        button="Step aside",
        done="You have stepped aside",
        letters=False,
    ),
)
COMPLAINANT_PAGES = (
    VerbPage(
        "reply",
        policy.can_reply,
        actions.write_to_office,
        heading="Write to the {office}",
        label="What do you want to say?",
        button="Send",
        done="Message sent",
    ),
    VerbPage(
        "allege",
        policy.can_copy,
        copy_to_monitoring_officer.send_copy,
        heading="Report a breach of the members’ code",
        lead="The Monitoring Officer will get a copy of what you sent, as a separate complaint. "
        "The {office} will carry on with this one unless you withdraw it.",
        label="Which part of the code was breached?",
        empty="Enter which part of the code was breached",
        button="Send to the Monitoring Officer",
        done="Sent to the Monitoring Officer",
    ),
    VerbPage(
        "withdraw",
        policy.can_withdraw,
        actions.withdraw,
        heading="Withdraw the complaint",
        lead="No further action will be taken. What you sent stays on the case file.",
        label="Why are you withdrawing the complaint?",
        empty="Enter why you are withdrawing the complaint",
        button="Withdraw complaint",
        done="Complaint withdrawn",
    ),
)
PAGE_BY_NAME = {verb.name: verb for verb in (*OFFICE_STEPS, *OFFICE_PAGES, *COMPLAINANT_PAGES)}
