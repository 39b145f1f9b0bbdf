"""GOV.UK markup of forms: the form renderer and the attributes of each widget."""

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.template import Template
from django.template.loader import select_template

from foundation.types import Untyped

Attributes = dict[str, str | bool]
HIDDEN_TYPING = "govuk-input govuk-password-input__input govuk-js-password-input-input"
CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "govuk-checkboxes__input"),  # which is a RadioSelect to Django
    (forms.RadioSelect, "govuk-radios__input"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.Select, "govuk-select"),
    (forms.Textarea, "govuk-textarea"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.PasswordInput, HIDDEN_TYPING),
    (forms.Widget, "govuk-input"),
)
DJANGOS_REQUIRED = "This field is required."
# Errors for a choice that is not, or no longer, on the page. They do not say which question it is.
SAYS_NO_QUESTION = ("Select a valid choice", "Select one of these", "Enter a list of values")
NEVER_RED = ("govuk-radios__input", "govuk-checkboxes__input")
# Widgets that are one input and nothing else, which nearly every page has. Django’s template for
# them asks about each attribute, which takes twice as long.
LINE = "govuk/widgets/line.html"
INPUTS = frozenset(
    kind.template_name
    for kind in (forms.TextInput, forms.EmailInput, forms.NumberInput, forms.HiddenInput)
)


def block_class(widget: forms.Widget) -> str:
    return next(name for kind, name in CLASSES if isinstance(widget, kind))


class GovukBoundField(BoundField):
    """Attributes as govuk-frontend prescribes: no aria-invalid, required or placeholder."""

    def build_widget_attrs(
        self, attrs: Attributes, widget: forms.Widget | None = None
    ) -> Attributes:
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        attrs.pop("aria-invalid", None)
        attrs.pop("required", None)
        if widget.is_hidden:
            return attrs
        if "placeholder" in widget.attrs:
            attrs["placeholder"] = False
        if isinstance(widget, forms.PasswordInput):
            attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        return attrs | {"class": self.classes(widget, attrs)}

    def classes(self, widget: forms.Widget, attrs: Attributes) -> str:
        block = block_class(widget)
        red = self.errors and block not in NEVER_RED
        error = f"{block.split()[0]}--error" if red else ""
        own = str(attrs.get("class") or widget.attrs.get("class", ""))
        return " ".join(part for part in (block, own, error) if part)

    @property
    def aria_describedby(self) -> str | None:
        """The count first, then hint, then error, as govuk-frontend orders them."""
        described = super().aria_describedby
        limit = getattr(self.field.widget, "limit", None)
        return f"{self.auto_id}-info {described}".strip() if limit and self.auto_id else described

    @property
    def first_id(self) -> str:
        """The id the error summary links to: the first box, radio or tick box of the field."""
        widget = self.field.widget
        if widget.is_hidden:
            return ""
        id_ = widget.attrs.get("id") or self.auto_id
        return str(widget.id_for_label(id_) or widget.id_for_label(id_, "0"))

    @property
    def error_sentences(self) -> list[str]:
        """The errors, each in words that name its question where the form has none of its own."""
        return [self.naming_its_question(str(message)) for message in self.errors]

    def naming_its_question(self, message: str) -> str:
        if message == DJANGOS_REQUIRED:
            return f"Enter your {self.label.lower().replace('(again)', 'again')}"
        if not message.startswith(SAYS_NO_QUESTION):
            return message
        wanted = str(self.field.error_messages["required"])
        if wanted.startswith((DJANGOS_REQUIRED, *SAYS_NO_QUESTION)):
            return f"Choose an answer from the list for “{self.label}”"
        return wanted

    @property
    def small(self) -> str:
        """The widget with small radios and tick boxes, for a question among others."""
        return self.as_widget(attrs={"class": "app-small"})

    @property
    def kind(self) -> str:
        """What govuk/field.html draws: a group with legend, a tick box, a password, or plain."""
        if self.use_fieldset:
            return "group"
        if isinstance(self.field.widget, forms.CheckboxInput):
            return "tick"
        return "password" if isinstance(self.field.widget, forms.PasswordInput) else "plain"


class GovukRenderer(TemplatesSetting):
    """Django's own widget templates, but ours where templates/govuk/ has one of that name."""

    form_template_name = "govuk/form.html"
    field_template_name = "govuk/field.html"
    bound_field_class = GovukBoundField

    def render(
        self, template_name: str, context: Untyped, request: HttpRequest | None = None
    ) -> str:
        if template_name in INPUTS:
            context |= {"attributes": flatatt(context["widget"]["attrs"])}
            return super().render(LINE, context, request)
        return super().render(template_name, context, request)

    def get_template(self, template_name: str) -> Template | None:
        ours = template_name.replace("django/forms/", "govuk/", 1)
        template: Template | None = select_template([ours, template_name])
        return template
