"""The verb of an officer who declares an interest in one enquiry (Staffordshire 10.6)."""

from enquiries import assignment, officer_marks
from enquiries.case.verb_page import Side, VerbPage
from enquiries.models import Verb
from foundation.forms import PortalForm
from protocols.behaviours import Behaviour

INTEREST_PAGES = (
    VerbPage(
        name="declare-interest",
        verb=Verb.INTERESTED,
        may=assignment.can_declare_interest,
        do=officer_marks.declare_interest,
        offered_to=(Side.OFFICER,),
        link="Declare an interest in this enquiry",
        heading="Declare an interest in this enquiry",
        lead="If you have this enquiry, it goes back to the people who assign it. You cannot be "
        "assigned it again. Everyone who reads it can see that you declared an interest.",
        button="Declare interest",
        done="Interest declared",
        form=PortalForm,
        behaviours=(Behaviour.INTEREST_ON_ENQUIRY,),
        cites=(Behaviour.INTEREST_ON_ENQUIRY,),
        says_who_reads=False,
        officers_only=True,
        reads_first=False,
    ),
)
