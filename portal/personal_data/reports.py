"""Personal data of reports: whose enquiry an event is about. Monthly counts name no one."""

PERSONAL: dict[str, dict[str, str]] = {
    "reports.ReportEvent": {
        "member": "The councillor whose enquiry was answered, late or chased",
        "ward": "The ward of the enquiry",
    },
}

NOT_PERSONAL = {
    "reports.ReportEvent": "what promise promise_key month service kind protocol began_on ended_on"
    " number added_up",
    "reports.MonthlyCount": "scope month by value promise what days number",
}
