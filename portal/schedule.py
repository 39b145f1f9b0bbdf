"""Celery's beat schedule: which task runs how often."""

from celery.schedules import crontab

Entry = dict[str, object]


# What always runs as often: name, task, seconds.
FIXED = (
    ("heartbeat", "portal.jobs.heartbeat", 15.0),
    ("clear-sessions", "portal.jobs.clear_sessions", 3600.0),
    ("put-into-effect", "people.jobs.put_into_effect", 60.0),
    ("leavers", "portal.jobs.deal_with_leavers", 60.0),
    ("warn-of-service-accounts", "people.jobs.warn_of_service_accounts", 3600.0),
    ("work-on-files", "people.jobs.work_on_files", 5.0),
    ("forget-old-files", "people.jobs.forget_old_files", 3600.0),
    ("replay", "enquiries.jobs.replay", 5.0),
    ("receive-emails", "enquiries.jobs.receive_emails", 60.0),
    ("close-answered", "enquiries.jobs.close_answered", 600.0),
    ("forget-drafts", "enquiries.jobs.forget_drafts", 3600.0),
    ("forget-address-books", "enquiries.jobs.forget_address_books", 3600.0),
    ("summarise", "enquiries.jobs.summarise", 3600.0),
    ("tell-of-departures", "enquiries.jobs.tell_of_departures", 3600.0),
    ("tell-of-departures-documents", "documents.jobs.tell_of_departures", 3600.0),
    ("tell-of-reviews", "enquiries.jobs.tell_of_reviews", 3600.0),
    ("end-permissions", "enquiries.jobs.end_permissions", 3600.0),
    ("forget-complaints", "complaints.jobs.forget_drafts", 3600.0),
    ("forget-documents", "documents.jobs.forget_drafts", 3600.0),
    ("redate", "casework.jobs.redate", 3600.0),
    ("check-held-files", "casework.jobs.check_held_files", 60.0),
    ("make-exports", "casework.jobs.make_exports", 5.0),
    ("sweep-exports", "casework.jobs.sweep_exports", 600.0),
    ("sweep-files", "casework.jobs.sweep_files", 3600.0),
    ("add-up-reports", "reports.jobs.add_up", 60.0),
    ("destroy-due", "retention.jobs.destroy_due", 600.0),
    ("send-webhooks", "api.jobs.send_webhooks", 5.0),
    ("tell-of-missed", "api.jobs.tell_of_missed", 60.0),
    ("fold-links", "evidence.jobs.fold_links", 60.0),
    ("mail-head", "evidence.jobs.mail_head", 3600.0),
)


def beat_schedule(*, send_every: float, nudge_every: float) -> dict[str, Entry]:
    """An old tick is worthless, so each expires before its successor."""
    set_by_caller = (
        ("send-notices", "casework.jobs.send_notices", send_every),
        ("nudge", "enquiries.jobs.nudge", nudge_every),
        ("nudge-complaints", "complaints.jobs.nudge", nudge_every),
        ("nudge-documents", "documents.jobs.nudge", nudge_every),
    )
    return {
        name: {"task": task, "schedule": seconds, "options": {"expires": seconds}}
        for name, task, seconds in (*FIXED, *set_by_caller)
    } | entries_of_relations(nudge_every)


def entries_of_relations(nudge_every: float) -> dict[str, Entry]:
    """Of declared connections, of agendas, of announcements, and reminders of decisions on
    officers at group meetings; with the bank holidays of every Monday."""
    often = {"schedule": nudge_every, "options": {"expires": nudge_every}}
    return {
        "refresh-bank-holidays": BANK_HOLIDAYS,
        "alert-connections": CONNECTIONS,
        "nudge-relations": {"task": "relations.jobs.nudge", **often},
        "remind-of-agendas": AGENDAS,
        "tell-and-publish": ANNOUNCEMENTS,
        "tell-members-elected-later": MEMBERS_ELECTED_LATER,
        "remind-services": {"task": "announcements.jobs.remind_services", **often},
    }


# Early on Mondays, or as soon as the clock starts after one that it missed.
BANK_HOLIDAYS: Entry = {
    "task": "casework.jobs.refresh_bank_holidays",
    "schedule": crontab(day_of_week="mon", hour="5", minute="30"),
    "options": {"expires": 3600.0},
}
CONNECTIONS: Entry = {
    "task": "relations.jobs.alert_offices",
    "schedule": 600.0,
    "options": {"expires": 600.0},
}
AGENDAS: Entry = {
    "task": "relations.jobs.remind_of_agendas",
    "schedule": 3600.0,
    "options": {"expires": 3600.0},
}
ANNOUNCEMENTS: Entry = {
    "task": "announcements.jobs.tell_and_publish",
    "schedule": 60.0,
    "options": {"expires": 60.0},
}
MEMBERS_ELECTED_LATER: Entry = {
    "task": "announcements.jobs.tell_members_elected_later",
    "schedule": 3600.0,
    "options": {"expires": 3600.0},
}
