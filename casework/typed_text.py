"""Text saved while it is typed. It is kept in the draft apart from the answers, so that nothing
half-written counts as answered; the page it was typed on has to be sent again."""

from collections.abc import Callable, Mapping

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from foundation.dates_in_words import clock
from foundation.fields import LineField, PlainTextField
from foundation.forms import PortalForm
from foundation.types import StoredJson

Answers = dict[str, StoredJson]
Texts = dict[str, str]
SAVE_TYPED = "save-typed"  # what the script of the page sends along
TYPED = "typed"  # in a draft's answers: by page, the texts not sent from it
FORMS = "forms"  # by page, the key of the form that was sent last


def text_fields(form: PortalForm | type[PortalForm]) -> list[str]:
    fields = form.fields if isinstance(form, PortalForm) else form.base_fields
    return [name for name, one in fields.items() if isinstance(one, LineField | PlainTextField)]


def save_typed(
    request: HttpRequest,
    form: type[PortalForm],
    slug: str,
    save: Callable[[Callable[[Answers], Answers]], object],
    *,
    is_new: bool,
) -> HttpResponse | None:
    """Save what the script of a page sends while its form is being filled in, and say when; None
    for any other request. A draft that `is_new` is not stored before something is typed."""
    if request.method != "POST" or SAVE_TYPED not in request.POST:
        return None
    texts, key = texts_of(request.POST, form), request.POST.get("key", "")
    if any(texts.values()) or not is_new:
        save(lambda answers: with_typed(answers, slug, texts, key))
    words = f"Saved at {clock(timezone.now())}"
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


def texts_of(data: Mapping[str, object], form: type[PortalForm]) -> Texts:
    """What was typed in each field of text, except what no such field takes."""
    texts = {}
    for name in text_fields(form):
        if name in data:
            try:
                texts[name] = str(form.base_fields[name].to_python(data[name]))
            except ValidationError:
                continue
    return texts


def with_typed(answers: Answers, slug: str, texts: Texts, key: str = "") -> Answers:
    """The answers with what differs from them. A form that was sent meanwhile saves no more."""
    if key and key == answers.get(FORMS, {}).get(slug):
        return answers
    new = {name: text for name, text in texts.items() if text != (answers.get(name) or "")}
    others = {page: kept for page, kept in answers.get(TYPED, {}).items() if page != slug}
    return answers | {TYPED: others | ({slug: new} if new else {})}


def without_typed(answers: Answers, slug: str, key: str) -> Answers:
    """The answers once the page has been sent, with this key of its form."""
    left = answers | {FORMS: answers.get(FORMS, {}) | {slug: key}}
    others = {page: kept for page, kept in left.pop(TYPED, {}).items() if page != slug}
    return left | ({TYPED: others} if others else {})


def typed_on(answers: Answers, slug: str) -> Texts:
    texts: Texts = answers.get(TYPED, {}).get(slug, {})
    return texts


def shown_answers(answers: Answers) -> Answers:
    """The answers with every text as it was last typed, for a list of drafts."""
    typed = [texts for texts in answers.get(TYPED, {}).values() if isinstance(texts, dict)]
    return answers | {name: text for texts in typed for name, text in texts.items()}
