"""What every form has: see people.forms, which every floor uses."""

from people.forms import PortalForm, form_for

__all__ = ["PortalForm", "form_for"]
