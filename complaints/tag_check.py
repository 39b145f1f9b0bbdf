"""Check of the tag key: a complaint is found by the tag of one of the people there are."""

from casework.sealing.keys import usable_keys
from complaints.blind_index import person_tag, row_tag
from complaints.models import Complaint
from foundation.key_report import KeyReport, spread
from people.models import User


def check_tag_key() -> list[KeyReport]:
    """Needs no key that opens anything: people are never removed, so each complaint has its own."""
    report = KeyReport("Tags of complaints")
    if not usable_keys():
        report.not_checked = "not checked, because this process has no tag key or no public key."
        return [report]
    sample = list(spread(Complaint._base_manager.all()))
    tags = [person_tag(person) for person in User.objects.only("pk")] if sample else []
    lost = [
        complaint.pk
        for complaint in sample
        if complaint.complainant not in {row_tag(tag, complaint.key) for tag in tags}
    ]
    report.opened = len(sample) - len(lost)
    if lost:
        report.missing.append(
            f"The tag key finds no complainant of {len(lost)} of the {len(sample)} complaints "
            "looked at, so nobody could open them. SEALING_KEY_FILE or SEALING_TAG_KEY has another "
            "key."
        )
    return [report]
