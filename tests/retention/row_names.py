"""Names of rows of retention."""

from datetime import UTC, datetime

RETENTION = {
    "retention.Schedule": ({"pk": 3}, "Retention schedule 3"),
    "retention.ScheduleLine": ({"kind": "enquiry", "years": 6}, "Enquiries: 6 years"),
    "retention.Hold": ({"pk": 3}, "Hold 3"),
    "retention.ReviewDecision": ({"reference": "E-2020-0017"}, "Review of E-2020-0017"),
    "retention.Certificate": ({"pk": 3}, "Certificate 3"),
    "retention.SubjectSearch": (
        {"at": datetime(2026, 12, 1, 12, tzinfo=UTC)},
        "Search of 01/12/2026",
    ),
    "retention.Destruction": ({"reference": "E-2020-0017"}, "Destruction of E-2020-0017"),
    "retention.ErasedRow": (
        {"table_name": "enquiries_enquiryletter", "row_key": 3},
        "enquiries_enquiryletter 3, erased",
    ),
}
