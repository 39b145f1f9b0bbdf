"""What the law leaves open to a councillor although information is exempt, by legal right.

In sentences of ours; a wording here is no legal advice. England's, unless it says Wales.
"""

from collections.abc import Collection

from documents.models.law import COMMITTEE, EIR, EXECUTIVE, FOI, NEED_TO_KNOW

BUSINESS, NOTICES = "12a-3", "12a-6"  # grounds: paragraphs 3 and 6 of Schedule 12A
# Rights under which information of these two paragraphs stays open to every councillor.
STAYS_OPEN = frozenset({COMMITTEE, EXECUTIVE})
_SAME_WORDS = (
    "information within paragraph 3 of Schedule 12A, “except to the extent that the information"
    " relates to any terms proposed or to be proposed by or to the authority in the course of"
    " negotiations for a contract”, and information within paragraph 6"
)
LEFT_OPEN = {
    COMMITTEE: (
        "In England, section 100F(2A) of the Local Government Act 1972 keeps open to every"
        f" councillor {_SAME_WORDS}. In Wales, section 100F(2D) does the same for paragraphs 14 and"
        " 17."
    ),
    EXECUTIVE: (
        "Regulation 16 of the 2012 Regulations, which are for England, keeps open to every"
        f" councillor {_SAME_WORDS}. If you refuse a copy to a member of an overview and scrutiny"
        " committee under regulation 17, that committee must have your reasons in writing."
    ),
    NEED_TO_KNOW: (
        "At common law, a councillor who needs information for their duties can also see exempt"
        " information. An exemption does not decide this request, so say why their need does not"
        " outweigh it."
    ),
    FOI: (
        "Section 17 of the Freedom of Information Act 2000 asks you to name the exemption and,"
        " unless it is absolute, to say why the public interest is in withholding the information."
        " Schedule 12A is not an exemption under that Act."
    ),
    EIR: (
        "Regulation 14 of the Environmental Information Regulations 2004 asks you to name the"
        " exception and to say how you weighed the public interest. The presumption is in favour of"
        " release. Schedule 12A is not an exception under those Regulations."
    ),
}


def asks_for_terms(right: str, grounds: Collection[str]) -> bool:
    """Whether a refusal has to say which terms of which negotiation it protects."""
    return right in STAYS_OPEN and BUSINESS in grounds


def asks_for_public_interest(right: str, grounds: Collection[str]) -> bool:
    """Whether a refusal has to say how the public interest was weighed."""
    return right in STAYS_OPEN and not {BUSINESS, NOTICES}.isdisjoint(grounds)
