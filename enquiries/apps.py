from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    name = "enquiries"

    def ready(self) -> None:
        from casework.notices.ladders import LADDERS
        from casework.notices.morning import KINDS
        from casework.notices.subjects import SUBJECTS
        from enquiries.councillor_emails import subject_in_email
        from enquiries.ladder import EnquiryLadder
        from enquiries.models import Enquiry

        KINDS["enquiry"] = Enquiry
        LADDERS["enquiry"] = EnquiryLadder
        SUBJECTS["enquiry"] = subject_in_email
