"""Every form of an app, whichever of its modules it is in, so that a new one is looked at too."""

import importlib
import pkgutil

from django import forms

from people.models import User

EVERY_FORM_HAS = {"key", "signed_for", "shown"}


def forms_of(app):
    """The classes of all forms in an app."""
    package = importlib.import_module(app)
    for module in pkgutil.walk_packages(package.__path__, f"{app}."):
        if not {"migrations", "management", "workshop"} & set(module.name.split(".")):
            importlib.import_module(module.name)
    ours = (form for form in subclasses(forms.BaseForm) if form.__module__.startswith(f"{app}."))
    return sorted(ours, key=lambda form: (form.__module__, form.__name__))


def subclasses(cls):
    return {cls}.union(*(subclasses(one) for one in cls.__subclasses__()))


def fields_of(app):
    """The name and the field of everything that a form of the app asks for."""
    for form in forms_of(app):
        for name, field in form.base_fields.items():
            if name not in EVERY_FORM_HAS:
                yield f"{form.__name__}.{name}", field


def names_a_person(field):
    """Whether somebody can be chosen or addressed in it."""
    chosen = isinstance(field, forms.ModelChoiceField) and field.queryset.model is User
    return chosen or isinstance(field, forms.EmailField)
