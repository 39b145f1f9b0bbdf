"""Personal data of the API: who makes webhooks. A change names an enquiry by its key alone."""

PERSONAL: dict[str, dict[str, str]] = {
    "api.Webhook": {
        "made_by": "Who made the webhook of a program",
        "ended_by": "Who ended it",
    },
}

NOT_PERSONAL = {
    "api.EnquiryChange": "enquiry changed_at number",
    "api.Webhook": "account url events secret secret_before before_until made_at ended_at key",
    "api.Delivery": "webhook key event reference enquiry_state promise_key at due_at state attempts"
    " answer error delivered_at",
}
