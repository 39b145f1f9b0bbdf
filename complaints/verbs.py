"""Which pages does a sealed file have, one for each verb? Their words, policy and action."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from complaints import access, actions, copying, forms, policy
from complaints.models import Complaint
from people.forms import PortalForm
from people.models import User
from people.policy import Verdict


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
        heading="Acknowledge it",
        step="Tell {from} that you have it and what happens next",
        label="What do you tell {from}?",
        button="Send acknowledgement",
        done="Acknowledged",
    ),
    VerbPage(
        "name",
        P.can_name,
        A.name,
        form=forms.WithheldForm,
        heading="Decide whether the name is withheld",
        step="Give a reason. {from} may withdraw if the answer is no",
        button="Send the decision",
        done="Decided",
    ),
    VerbPage(
        "assess",
        P.can_assess,
        A.assess,
        form=forms.AssessForm,
        heading="Assess it",
        step="Respect and courtesy, or a breach of the code of conduct",
        button="Save the assessment",
        done="Assessed",
    ),
    VerbPage(
        "settle",
        P.can_conciliate,
        A.conciliate,
        form=forms.AttemptForm,
        heading="Try to settle it",
        step="Note an attempt, or why none was possible",
        button="Save",
        done="Noted",
    ),
    VerbPage(
        "investigate",
        P.can_investigate,
        A.investigate,
        heading="Investigate it",
        step="Give somebody access to this file for it, if it is not you",
        label="What is to be looked into, and by whom?",
        hint="For the file. The complainant does not read this",
        button="Begin the investigation",
        done="The investigation has begun",
    ),
    VerbPage(
        "consult",
        P.can_consult,
        A.consult,
        form=forms.ViewForm,
        heading="Note the Independent Person’s view",
        step="Needed before the decision where the code of conduct is engaged",
        button="Save",
        done="Noted",
    ),
    VerbPage(
        "refer",
        P.can_refer,
        A.refer,
        form=forms.ReferForm,
        heading="Refer it elsewhere",
        step="That it was referred is recorded, and nothing of what follows there",
        button="Save",
        done="Noted",
    ),
    VerbPage(
        "copy",
        P.can_copy,
        copying.copy,
        heading="Copy it to the Monitoring Officer",
        step="As a possible breach of the members’ code. You go on with this file",
        lead="They get what was sent and what you write here, and nothing else of this file. "
        "{from} is told that something waits.",
        label="What in the code may have been breached?",
        button="Copy it",
        done="Copied",
    ),
    VerbPage(
        "inform",
        P.can_inform,
        A.inform,
        form=forms.InformForm,
        heading="Note whom you informed",
        step="Those whom the protocol has you inform",
        button="Save",
        done="Noted",
    ),
    VerbPage(
        "tell",
        P.can_tell,
        A.tell,
        form=forms.ToldForm,
        heading="Tell {about}",
        step="In your own words, when you choose. Never sent by the portal",
        lead="Tell {from} before you do. This page keeps what was told, and sends nothing.",
        button="Save",
        done="Noted",
    ),
    VerbPage(
        "uphold",
        P.can_uphold,
        A.uphold,
        heading="Uphold it",
        step="The protocol has the Chief Executive choose what follows",
        label="What did you find, and why?",
        hint="The Chief Executive reads this with the file",
        button="Uphold it and pass it on",
        done="Upheld",
    ),
    VerbPage(
        "decide",
        P.can_decide,
        A.decide,
        form=forms.DecideForm,
        heading="Decide and tell the outcome",
        step="With reasons for the file, and words for {from}",
        button="Decide and tell the complainant",
        done="Decided. The complainant can read the outcome",
    ),
    VerbPage(
        "close",
        P.can_close,
        A.close,
        form=forms.NoTextForm,
        heading="Close it",
        step="When nothing is left to do",
        button="Close it",
        done="Closed",
    ),
)
BESIDE = (
    VerbPage(
        "write",
        P.can_write,
        A.write,
        heading="Write to {from}",
        label="What do you want to say?",
        hint="{from} reads this",
        button="Send",
        done="Sent",
    ),
    VerbPage(
        "note",
        P.can_note,
        A.note,
        heading="Add a note to the file",
        label="What do you want to note?",
        hint="The complainant does not read this",
        button="Add it",
        done="Added",
    ),
    VerbPage(
        "access",
        P.can_grant,
        access.grant,
        form=forms.GrantForm,
        heading="Give one person access",
        lead="They read this one file until you end it. {from} is told who it is.",
        button="Give access",
        done="Access given",
    ),
    VerbPage(
        "keep-out",
        P.can_keep_out,
        access.keep_out,
        form=forms.KeepOutForm,
        heading="Keep somebody out",
        lead="Such as for a declared connection with {about}. They can never read it, whatever "
        "they become, and are not told.",
        button="Keep them out",
        done="They are kept out",
    ),
    VerbPage(
        "step-aside",
        P.can_step_aside,
        access.step_aside,
        heading="I have a conflict of interest",
        lead="It goes to whoever is next by the protocol, and you never see it again.",
        label="What is it?",
        hint="The next office and {from} read this",
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
        done="Sent",
    ),
    VerbPage(
        "allege",
        P.can_copy,
        copying.copy,
        heading="Say that the members’ code was breached",
        lead="The Monitoring Officer gets a copy of what you sent, as a complaint of its own. The "
        "{office} goes on with this one, unless you withdraw it.",
        label="What in the code was breached?",
        button="Send it to the Monitoring Officer",
        done="Sent to the Monitoring Officer",
    ),
    VerbPage(
        "withdraw",
        P.can_withdraw,
        A.withdraw,
        heading="Withdraw it",
        lead="Nothing more is done. What you sent stays on the file.",
        label="Why, if you want to say?",
        button="Withdraw it",
        done="Withdrawn",
    ),
)
BY_NAME = {verb.name: verb for verb in (*OFFICE, *BESIDE, *COMPLAINANT)}
