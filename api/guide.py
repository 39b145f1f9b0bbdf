"""What each scope of a token opens, in words and addresses, for the guide."""

from typing import NamedTuple

from people.models import ApiScope


class Opened(NamedTuple):
    scope: ApiScope
    words: str
    paths: tuple[str, ...]


GUIDE = (
    Opened(
        ApiScope.ENQUIRIES,
        "Reference, kind, state, service, ward, version of the protocol, when it was raised and"
        " answered, and each date that was promised and met. No text and no names.",
        ("enquiries", "enquiries/{reference}"),
    ),
    Opened(
        ApiScope.CONTENT,
        "The subject line of each enquiry as well. It is personal data, because a councillor can"
        " name a resident there. Letters and files are never here.",
        ("enquiries", "enquiries/{reference}"),
    ),
    Opened(
        ApiScope.FIGURES,
        "Promises that fell due in a quarter, on time and not, for the whole council and by"
        " service, ward and kind. Small numbers are hidden.",
        ("figures", "figures/{quarter}"),
    ),
    Opened(
        ApiScope.WEBHOOKS,
        "Messages to an address of the program when an enquiry is raised, assigned, answered or"
        " closed, or a promise of an answer is missed: the reference and the state, signed as"
        " Standard Webhooks describes. A people administrator enters the address and copies the"
        " secret. A message that is not taken is sent again for four days, under the same"
        " webhook-id.",
        (),
    ),
)
