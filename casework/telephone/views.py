"""The page on which officers give their telephone number."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest, verb_page
from casework.telephone import actions, policy
from casework.telephone.forms import TelephoneForm


@require_http_methods(["GET", "POST"])
def telephone_page(request: PortalRequest) -> HttpResponse:
    user = request.user
    return verb_page(
        request,
        {
            "heading": "Your telephone number",
            "lead": "Councillors see it next to your name on the enquiries you have.",
            "button": "Save",
            "cancel_url": reverse("account"),
            "back": (reverse("account"), "Back to your account"),
            "desk": True,
        },
        form=TelephoneForm,
        may=policy.can_give_telephone(user),
        do=lambda typed: actions.give_telephone(telephone=typed["telephone"], by=user),
        done="Telephone number saved",
        to=reverse("account"),
        initial={"telephone": user.telephone},
    )
