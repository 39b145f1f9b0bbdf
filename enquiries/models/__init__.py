"""Models of enquiries: row and states, promises, letters, flags, files, shares, summaries."""

from enquiries.models.address_book import AddressBook, BookContents, KnownResident
from enquiries.models.assistants import StandingPermission
from enquiries.models.choices import (
    ANSWER_KINDS,
    ANSWER_LETTERS,
    ANSWERING_LETTERS,
    APPROVED_KINDS,
    ENDED,
    FROM_MEMBER,
    OPEN,
    OWN_PROMISE,
    REPEATED,
    SEALED,
    TO_MEMBER,
    WITH_COUNCIL,
    WITH_MEMBER,
    Basis,
    Capacity,
    HoldingReason,
    Intent,
    Kind,
    LetterKind,
    Purpose,
    Status,
    Verb,
)
from enquiries.models.clearance import ServiceClearance
from enquiries.models.contentious import APPROVERS, ContentiousFlag, Proposal, ProposalState
from enquiries.models.contributions import (
    STILL_OPEN,
    ContributedFile,
    ContributedFileOpening,
    Contribution,
    ContributionQuerySet,
    ContributionState,
)
from enquiries.models.decisions import DecidedWork
from enquiries.models.earlier_services import EarlierService
from enquiries.models.enquiry import NEVER, Enquiry
from enquiries.models.files import EnquiryFile, EnquiryFileOpening
from enquiries.models.forwarding import Consent, Forwarding
from enquiries.models.letters import (
    Draft,
    EnquiryLetter,
    FirstReport,
    LetterOpening,
    Resident,
)
from enquiries.models.links import EnquiryLink, LinkKind
from enquiries.models.notes import EnquiryNote
from enquiries.models.promise import EnquiryPromise
from enquiries.models.proposed_files import ProposedFile, ProposedFileOpening
from enquiries.models.receipt import CameBy
from enquiries.models.received_email import EmailOutcome, ReceivedEmail
from enquiries.models.replay import Replay
from enquiries.models.reply_drafts import ReplyDraft, drafts_by_case
from enquiries.models.saved_views import LONGEST_NAME, SavedView, SavedViewQuerySet
from enquiries.models.sharing import EnquiryHandover, EnquiryShare, LettersShown
from enquiries.models.standard_answers import (
    NUMBER_OF_CASES,
    StandardAnswer,
    StandardAnswerQuerySet,
    StandardAnswerUse,
)
from enquiries.models.summary import Summary
from enquiries.models.visibility import EnquiryQuerySet

__all__ = [
    "ANSWERING_LETTERS",
    "ANSWER_KINDS",
    "ANSWER_LETTERS",
    "APPROVED_KINDS",
    "APPROVERS",
    "ENDED",
    "FROM_MEMBER",
    "LONGEST_NAME",
    "NEVER",
    "NUMBER_OF_CASES",
    "OPEN",
    "OWN_PROMISE",
    "REPEATED",
    "SEALED",
    "STILL_OPEN",
    "TO_MEMBER",
    "WITH_COUNCIL",
    "WITH_MEMBER",
    "AddressBook",
    "Basis",
    "BookContents",
    "CameBy",
    "Capacity",
    "Consent",
    "ContentiousFlag",
    "ContributedFile",
    "ContributedFileOpening",
    "Contribution",
    "ContributionQuerySet",
    "ContributionState",
    "DecidedWork",
    "Draft",
    "EarlierService",
    "EmailOutcome",
    "Enquiry",
    "EnquiryFile",
    "EnquiryFileOpening",
    "EnquiryHandover",
    "EnquiryLetter",
    "EnquiryLink",
    "EnquiryNote",
    "EnquiryPromise",
    "EnquiryQuerySet",
    "EnquiryShare",
    "FirstReport",
    "Forwarding",
    "HoldingReason",
    "Intent",
    "Kind",
    "KnownResident",
    "LetterKind",
    "LetterOpening",
    "LettersShown",
    "LinkKind",
    "Proposal",
    "ProposalState",
    "ProposedFile",
    "ProposedFileOpening",
    "Purpose",
    "ReceivedEmail",
    "Replay",
    "ReplyDraft",
    "Resident",
    "SavedView",
    "SavedViewQuerySet",
    "ServiceClearance",
    "StandardAnswer",
    "StandardAnswerQuerySet",
    "StandardAnswerUse",
    "StandingPermission",
    "Status",
    "Summary",
    "Verb",
    "drafts_by_case",
]
