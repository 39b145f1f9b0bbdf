"""An enquiry with something planted in each of its parts, and the words that were planted."""

from datetime import timedelta
from uuid import uuid4

from casework.notes.actions import add_note
from enquiries import actions
from enquiries.case.approval_files import put_up_files
from enquiries.models import ContentiousFlag, Proposal, ReplyDraft
from foundation.history import write
from people.models import system_user
from tests.enquiries import cases
from tests.enquiries.contributions import asked
from tests.files import pdf, pending
from tests.people import named

WORDS = (
    *("Marzipan", "Ewartine", "Quillpath", "Zanzibar", "Periwinkle", "Bramblewick", "Tamarisk"),
    *("Wobblegate", "Fandangle", "Hollyhock", "Snowberry", "Gooseberry"),
)


def whole_enquiry(clock):
    """Raised, noted, asked about, proposed, answered and closed, with files on the way."""
    clara, omar = named("clara"), named("omar")
    plan = [pending(clara, "Quillpath plan.pdf", pdf())]
    resident = {"name": "Ada Ewartine", "address": "3 Zanzibar Row", "contact": "Periwinkle@x.uk"}
    resident |= {"basis": "asked"}
    more = {"kind": "casework", "resident": resident, "attached": plan, "place": "Bramblewick"}
    case = cases.assigned(**more, earlier_reference="Fandangle 7")
    text = "The Marzipan has gone from the wall."
    actions.add_information(case, text=text, by=clara, key=uuid4())
    add_note(case, text="Ask the Tamarisk man.", key=uuid4(), by=omar)
    asked(case, text="What of the Hollyhock?", attached=[pending(omar, "Hollyhock.pdf", pdf())])
    write(ContentiousFlag(case=case, reason="Snowberry", by=omar, at=clock.at), by=omar, reason="f")
    waiting = Proposal(case=case, verb="answer", said={"text": "Wobblegate"}, by=omar, at=clock.at)
    write(waiting, by=omar, reason="proposed")
    put_up_files(waiting, [pending(omar, "Wobblegate.pdf", pdf())], by=omar)
    write(waiting, by=omar, reason="recalled", state="recalled", decided_at=clock.at)
    ReplyDraft.objects.create(case=case, writer=omar, verb="answer", typed={"text": ["Gooseberry"]})
    case = actions.answer(case, text="Marzipan, in April.", by=omar, key=uuid4())
    clock.at += timedelta(days=30)
    return actions.close(case, by=system_user())
