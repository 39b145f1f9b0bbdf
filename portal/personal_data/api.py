"""Personal data of the API: none. A change names an enquiry by its key alone."""

PERSONAL: dict[str, dict[str, str]] = {}

NOT_PERSONAL = {
    "api.EnquiryChange": "enquiry changed_at number",
}
