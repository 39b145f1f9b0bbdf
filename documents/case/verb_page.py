"""The page of a verb on a document request: its policy, action and words."""

from collections.abc import Callable
from dataclasses import dataclass

from documents.forms import LetterForm
from documents.models import DocumentRequest
from foundation.forms import PortalForm
from foundation.verdict import Verdict
from people.models import User


@dataclass(frozen=True, kw_only=True)
class VerbPage:
    """One row of the table of verbs. `verb_words` has the names that stand in braces in its words.

    Its address is `name`; `link` are its words on the page of the request, if not those of its
    heading. `empty` is the error for no text. `readers` is needed if not everyone who sees the
    request reads what is written. `reads_first` is as in `casework.http.verb_page`. A verb that
    takes the request from its reader leads `to_list`. Standard answers are offered for a letter of
    an officer that the councillor reads.
    """

    name: str
    may: Callable[[User, DocumentRequest], Verdict]
    do: Callable[..., object]
    heading: str
    button: str
    done: str
    label: str = ""
    empty: str = ""
    link: str = ""
    lead: str = ""
    cites: bool = False
    cites_advice: bool = False
    readers: str = ""
    form: type[PortalForm] = LetterForm
    says_who_reads: bool = True
    has_letters_next_to_it: bool = True
    reads_first: bool = True
    to_list: bool = False
    takes_standard_answers: bool = False

    @property
    def link_words(self) -> str:
        return self.link or self.heading
