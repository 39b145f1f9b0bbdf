"""Personal data of reports: whose enquiry an event is about, and who signed off a report. Monthly
counts name no one."""

PERSONAL: dict[str, dict[str, str]] = {
    "reports.ReportEvent": {
        "member": "The councillor whose enquiry was answered, late or chased",
        "ward": "The ward of the enquiry",
    },
    "reports.QuarterlyReport": {
        "introduction": "The Monitoring Officer’s words, which may name someone",
        "comments": "The same, on parts of the report",
        "content": "All of a report as it was signed off, with the name of who did",
        "signed_off_by": "Who signed it off",
    },
}

NOT_PERSONAL = {
    "reports.ReportEvent": "what promise promise_key month service kind protocol began_on ended_on"
    " number added_up",
    "reports.QuarterlyReport": "quarter figures figures_at signed_off_at",
    "reports.MonthlyCount": "scope month by value promise what days number",
}
