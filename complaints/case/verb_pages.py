"""Pages of a complaint, one for each act, with their words, policy and action."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from complaints import access, actions, policy
from complaints.case import copy_to_monitoring_officer, forms
from complaints.models import Complaint
from foundation.forms import PortalForm
from foundation.verdict import Verdict
from people.models import User


@dataclass(frozen=True)
class VerbPage:
    """In its words {about} is the person complained about, {from} the complainant, {office} the
    office. `step` is the line under it in the list of steps; without one it is only a link."""

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
    hint: str = ""

    def form_kwargs(self, complaint: Complaint, by: User) -> dict[str, Any]:
        if self.form is forms.TextForm:
            return {"label": self.label, "hint": self.hint}
        if issubclass(self.form, forms.PersonForm):
            return {"complaint": complaint, "by": by}
        return {}


P, A = policy, actions
OFFICE = (
    VerbPage(
        "acknowledge",
        P.can_acknowledge,
        A.acknowledge,
        heading="Acknowledge the complaint",
        step="Tell {from} that you have it and what happens next",
        label="What do you want to tell {from}?",
        button="Send acknowledgement",
        done="Acknowledgement sent",
    ),
    VerbPage(
        "name",
        P.can_name,
        A.name,
        form=forms.WithheldForm,
        heading="Decide whether to withhold the name",
        step="Give a reason. {from} can withdraw the complaint if you decide not to",
        button="Send decision",
        done="Decision sent",
    ),
    VerbPage(
        "assess",
        P.can_assess,
        A.assess,
        form=forms.AssessForm,
        heading="Assess the complaint",
        step="Respect and courtesy, or a breach of the code of conduct",
        button="Save assessment",
        done="Assessment saved",
    ),
    VerbPage(
        "settle",
        P.can_conciliate,
        A.conciliate,
        form=forms.AttemptForm,
        heading="Record an attempt to settle the complaint",
        step="Say who tried and when, or why it was not possible",
        button="Save attempt",
        done="Attempt recorded",
    ),
    VerbPage(
        "investigate",
        P.can_investigate,
        A.investigate,
        heading="Start an investigation",
        step="If someone else will investigate, give them access first",
        label="What will be investigated, and who by?",
        hint="For the case file. The complainant will not see this",
        button="Start investigation",
        done="Investigation started",
    ),
    VerbPage(
        "consult",
        P.can_consult,
        A.consult,
        form=forms.ViewForm,
        heading="Record the Independent Person’s view",
        step="Needed before the decision if the code of conduct is engaged",
        button="Save view",
        done="View recorded",
    ),
    VerbPage(
        "refer",
        P.can_refer,
        A.refer,
        form=forms.ReferForm,
        heading="Refer the complaint elsewhere",
        step="We record that you referred it, but not what happens next",
        button="Save referral",
        done="Referral recorded",
    ),
    VerbPage(
        "copy",
        P.can_copy,
        copy_to_monitoring_officer.copy,
        heading="Copy the complaint to the Monitoring Officer",
        step="As a possible breach of the members’ code. You still deal with this complaint",
        lead="They will get what was sent and what you write here, but nothing else. "
        "We will tell {from} there is something to read.",
        label="Which part of the code might have been breached?",
        button="Send copy",
        done="Copy sent",
    ),
    VerbPage(
        "inform",
        P.can_inform,
        A.inform,
        form=forms.InformForm,
        heading="Record who you informed",
        step="The people the protocol says you must inform",
        button="Save record",
        done="Record of who you informed saved",
    ),
    VerbPage(
        "tell",
        P.can_tell,
        A.tell,
        form=forms.ToldForm,
        heading="Record what you told {about}",
        step="You choose what to tell them and when. The portal does not send it",
        lead="Tell {from} first. This page records what you told {about}. It does not send it.",
        button="Save record",
        done="Record of what you told them saved",
    ),
    VerbPage(
        "uphold",
        P.can_uphold,
        A.uphold,
        heading="Uphold the complaint",
        step="The Chief Executive then decides what happens next",
        label="What did you find, and why?",
        hint="The Chief Executive will read this with the complaint",
        button="Uphold complaint",
        done="Complaint upheld",
    ),
    VerbPage(
        "decide",
        P.can_decide,
        A.decide,
        form=forms.DecideForm,
        heading="Decide the outcome",
        step="Give reasons for the case file, and tell {from}",
        button="Decide and tell the complainant",
        done="Decision recorded. The complainant can read the outcome",
    ),
    VerbPage(
        "close",
        P.can_close,
        A.close,
        form=forms.NoTextForm,
        heading="Close the complaint",
        step="When there is nothing left to do",
        button="Close complaint",
        done="Complaint closed",
    ),
)
BESIDE = (
    VerbPage(
        "write",
        P.can_write,
        A.write,
        heading="Write to {from}",
        label="What do you want to say?",
        hint="{from} will read this",
        button="Send",
        done="Message sent",
    ),
    VerbPage(
        "note",
        P.can_note,
        A.note,
        heading="Add a note to the case file",
        label="What is your note?",
        hint="The complainant will not see this",
        button="Add note",
        done="Note added",
    ),
    VerbPage(
        "access",
        P.can_grant,
        access.grant,
        form=forms.GrantForm,
        heading="Give someone access",
        lead="They can read this complaint until you end their access. We will tell {from} who "
        "they are.",
        button="Give access",
        done="Access given",
    ),
    VerbPage(
        "keep-out",
        P.can_keep_out,
        access.keep_out,
        form=forms.KeepOutForm,
        heading="Keep someone out",
        lead="For example, because of a declared connection with {about}. They will never be able "
        "to read the complaint, whatever post they hold, and will not be told.",
        button="Keep them out",
        done="Person kept out of this complaint",
    ),
    VerbPage(
        "step-aside",
        P.can_step_aside,
        access.step_aside,
        heading="I have a conflict of interest",
        lead="The complaint will go to the next person the protocol names. You will not see it "
        "again.",
        label="What is the conflict?",
        hint="The next office and {from} will read this",
        button="Step aside",
        done="You have stepped aside",
    ),
)
COMPLAINANT = (
    VerbPage(
        "reply",
        P.can_reply,
        A.reply,
        heading="Write to the {office}",
        label="What do you want to say?",
        button="Send",
        done="Message sent",
    ),
    VerbPage(
        "allege",
        P.can_copy,
        copy_to_monitoring_officer.copy,
        heading="Report a breach of the members’ code",
        lead="The Monitoring Officer will get a copy of what you sent, as a separate complaint. "
        "The {office} will carry on with this one unless you withdraw it.",
        label="Which part of the code was breached?",
        button="Send to the Monitoring Officer",
        done="Sent to the Monitoring Officer",
    ),
    VerbPage(
        "withdraw",
        P.can_withdraw,
        A.withdraw,
        heading="Withdraw the complaint",
        lead="No further action will be taken. What you sent stays on the case file.",
        label="Why are you withdrawing the complaint?",
        button="Withdraw complaint",
        done="Complaint withdrawn",
    ),
)
BY_NAME = {verb.name: verb for verb in (*OFFICE, *BESIDE, *COMPLAINANT)}
