from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    name = "enquiries"

    def ready(self) -> None:
        from casework.notices.ladders import LADDERS
        from enquiries.ladder import EnquiryLadder

        LADDERS["enquiry"] = EnquiryLadder
