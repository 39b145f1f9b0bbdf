from django.apps import AppConfig


class EnquiriesConfig(AppConfig):
    name = "enquiries"

    def ready(self) -> None:
        from casework.exports.lists import declare
        from casework.notices.ladders import LADDERS
        from casework.notices.mail_subjects import SUBJECTS
        from casework.notices.morning import KINDS
        from enquiries.contributions.ladder import ContributionLadder
        from enquiries.councillor_emails import subject_in_email
        from enquiries.ladder import EnquiryLadder
        from enquiries.models import Enquiry
        from enquiries.queue.export import QUEUE
        from enquiries.services_offered import opened_by_post
        from protocols.reading.guides import OPENED_BY_POST

        KINDS["enquiry"] = Enquiry
        OPENED_BY_POST.append(opened_by_post)
        LADDERS["enquiry"] = EnquiryLadder
        LADDERS["contribution"] = ContributionLadder
        declare(QUEUE)
        SUBJECTS["enquiry"] = subject_in_email
