"""Modules of verdicts, and the test files whose subject each is: they fail if it allows everything.

python -m tests.mutants.verdicts                 # each module
python -m tests.mutants.verdicts --sample 4      # four of them, others each day
python -m tests.mutants.verdicts people.policy   # these
"""

import argparse
import os
import random
import subprocess
import sys
from datetime import UTC, datetime

# Files are under tests/, without "test_" and ".py".
SUBJECTS = {
    "announcements.letters.policy": "announcements/letters announcements/letters_access"
    " announcements/letters_course",
    "announcements.models.letters": "announcements/letters announcements/letters_access"
    " announcements/letters_course",
    "api.models.webhooks": "api/webhook_pages",
    "casework.absences.policy": "absences covers",
    "casework.closures.policy": "casework/closure_pages",
    "casework.connections": "relations/connections_assignment",
    "casework.exports.models": "exports/long exports/record",
    "casework.exports.policy": "exports/long exports/record",
    "casework.files.models": "files/store",
    "casework.held.policy": "casework/held_files",
    "casework.news.policy": "casework/news_pages",
    "casework.notes.models": "casework/notes",
    "casework.notes.policy": "casework/notes",
    "casework.set_aside.models": "casework/set_aside_page",
    "casework.set_aside.policy": "casework/set_aside_page",
    "casework.unsent.policy": "casework/unsent",
    "casework.telephone.policy": "enquiries/officers_telephone",
    "complaints.access": "complaints/copies_and_links complaints/group_leader",
    "complaints.case.policy": "complaints/case_files",
    "complaints.case.step_policy": "complaints/talks complaints/upheld",
    "complaints.models.complaint": "complaints/access complaints/isolation complaints/readers",
    "complaints.policy": "complaints/access complaints/handling complaints/outcomes",
    "complaints.required_steps": "complaints/handling",
    "documents.attachment_policy": "documents/access documents/document_attached",
    "documents.models.committee_report": "documents/papers",
    "documents.models.decisions": "documents/releases_under_a_clause documents/visibility",
    "documents.models.visibility": "documents/access documents/deputies documents/visibility"
    " documents/vacant_offices documents/advice",
    "documents.papers.policy": "documents/papers",
    "documents.policy": "documents/access documents/actions documents/advice documents/rules"
    " documents/pages documents/deputies documents/releases_under_a_clause",
    "enquiries.assignment": "enquiries/nominated_officers relations/connections_assignment",
    "enquiries.connections": "relations/connections_assignment",
    "enquiries.assistants.policy": "enquiries/assistants enquiries/assistants_drafts",
    "enquiries.chase_answers.policy": "enquiries/chase_answers",
    "enquiries.chase_letters": "enquiries/chase_answers",
    "enquiries.clearance": "enquiries/clearance enquiries/contentious_approval",
    "enquiries.contentious": "enquiries/contentious enquiries/contentious_approval",
    "enquiries.corrections.policy": "enquiries/corrections enquiries/reopening",
    "enquiries.contributions.policy": "enquiries/contributions",
    "enquiries.contributors": "enquiries/contributions enquiries/contribution_pages",
    "enquiries.decisions.policy": "enquiries/decisions",
    "enquiries.models.contentious": "enquiries/contentious enquiries/clearance",
    "enquiries.models.contributions": "enquiries/contributions enquiries/contribution_pages",
    "enquiries.models.proposed_files": "enquiries/approval_files",
    "enquiries.models.reply_drafts": "enquiries/reply_drafts",
    "enquiries.models.decisions": "enquiries/decisions",
    "enquiries.handover.policy": "enquiries/handover",
    "announcements.information_requests.policy": "announcements/information_requests"
    " announcements/media_access",
    "announcements.models.information_requests": "announcements/media_access",
    "announcements.media_consultations.policy": "announcements/media_consultations"
    " announcements/media_access",
    "announcements.media_events.policy": "announcements/media_events announcements/media_access",
    "announcements.media_interest.policy": "announcements/media_interest"
    " announcements/media_access",
    "announcements.releases.policy": "announcements/releases announcements/media_access",
    "announcements.models.media_consultations": "announcements/media_consultations",
    "announcements.models.media_events": "announcements/media_events announcements/media_access",
    "announcements.models.media_interest": "announcements/media_interest",
    "announcements.models.releases": "announcements/media_access announcements/releases_issued",
    "announcements.models.notices": "announcements/notices",
    "announcements.models.receipts": "announcements/notices",
    "announcements.notices.policy": "announcements/notices",
    "announcements.policy": "announcements/actions",
    "announcements.models.announcements": "announcements/actions",
    "enquiries.models.files": "enquiries/files",
    "enquiries.models.letters": "enquiries/handover_of_letters",
    "enquiries.models.sharing": "enquiries/sharing",
    "enquiries.models.summary": "enquiries/summaries",
    "enquiries.models.standard_answers": "enquiries/standard_answers",
    "enquiries.models.visibility": "access enquiries/no_one_added enquiries/search",
    "enquiries.policy": "access enquiries/actions enquiries/policy"
    " enquiries/declining enquiries/overdue_answers enquiries/managers_assign",
    "enquiries.queue.policy": "enquiries/queue_policy access",
    "enquiries.raising.for_assistants": "enquiries/assistants_drafts",
    "enquiries.raising.receipt": "enquiries/receipt",
    "enquiries.raising.policy": "enquiries/policy enquiries/services_offered_to_posts",
    "enquiries.related.policy": "enquiries/related",
    "enquiries.models.links": "enquiries/related",
    "enquiries.resident_text.policy": "enquiries/resident_text",
    "enquiries.standard_answers.policy": "enquiries/standard_answers",
    "enquiries.residents.policy": "everything/residents",
    "enquiries.earlier_services.policy": "enquiries/passed_on",
    "enquiries.models.earlier_services": "enquiries/passed_on",
    "enquiries.models.saved_views": "enquiries/saved_views",
    "enquiries.saved_views.policy": "enquiries/saved_views",
    "enquiries.settlement": "enquiries/settlement",
    "enquiries.models.forwarding": "enquiries/forwarding",
    "enquiries.forwarding.policy": "enquiries/forwarding",
    "enquiries.sharing.policy": "enquiries/sharing enquiries/sharing_under_a_clause",
    "enquiries.statutory_duty": "enquiries/statutory_duty",
    "enquiries.cover": "enquiries/cover",
    "people.models.absence": "absences covers",
    "people.models.proposal": "proposal_pages",
    "people.policy": "access",
    "people.positions.policy": "portal/positions",
    "people.models.service_account": "scim/service_accounts",
    "people.service_accounts.policy": "scim/service_accounts",
    "people.proposals.policy": "proposals proposals_by_two proposal_pages",
    "people.second_factors.policy": "second_factors/requirement",
    "people.models.people_import": "imports/access",
    "people.imports.policy": "imports/undo imports/problems imports/access",
    "portal.endings.policy": "portal/endings",
    "portal.leavers.policy": "leavers/work_page",
    "portal.auditor.policy": "auditor/pages",
    "portal.everything.policy": "everything/csv everything/list",
    "retention.models.certificate": "retention/certificates retention/access_pages",
    "retention.models.holds": "retention/access_pages retention/review",
    "retention.models.schedule": "retention/access_pages",
    "retention.models.subject_search": "retention/subject_access retention/access_pages",
    "retention.policy": "retention/access_pages",
    "reports.policy": "reports/dashboard reports/even_handedness reports/committee_report",
    "reports.models.quarterly_report": "reports/committee_report",
    "relations.connections.policy": "relations/connections",
    "relations.models.connections": "relations/connections relations/connections_sealed",
    "relations.group_meetings.policy": "relations/group_meetings relations/group_meeting_access"
    " relations/group_notes relations/group_attendance",
    "relations.models.briefing_offers": "relations/group_meeting_access",
    "relations.models.group_meetings": "relations/group_meeting_access relations/calendar",
    "relations.models.group_notes": "relations/group_notes",
    "relations.advice.policy": "relations/advice",
    "relations.models.advice": "relations/advice",
    "relations.agendas.policy": "relations/agendas",
    "relations.models.agendas": "relations/agendas",
    "relations.briefings.policy": "relations/briefings",
    "relations.models.briefings": "relations/briefings",
    "relations.informal_briefings.policy": "relations/informal_briefings",
    "relations.models.informal_briefings": "relations/informal_briefings",
    "relations.appointments.policy": "relations/appointments relations/appointments_access",
    "relations.models.appointments": "relations/appointments relations/appointments_access"
    " relations/calendar",
    "relations.models.visits": "relations/visits relations/visits_access relations/calendar",
    "relations.models.scrutiny": "relations/scrutiny relations/scrutiny_course"
    " relations/scrutiny_access",
    "relations.scrutiny.policy": "relations/scrutiny relations/scrutiny_course"
    " relations/scrutiny_access",
    "relations.employment_cases.policy": "relations/employment_cases"
    " relations/employment_cases_sealed",
    "relations.models.employment_cases": "relations/employment_cases"
    " relations/employment_cases_sealed",
    "relations.models.panels": "relations/panels relations/panels_access relations/panels_sealed",
    "relations.models.training": "relations/panels relations/panel_keeping",
    "relations.panels.policy": "relations/panels relations/panels_access",
    "relations.training.policy": "relations/panel_keeping relations/panels_access",
    "relations.visits.policy": "relations/visits relations/visits_access",
    "relations.models.scrutiny_papers": "relations/scrutiny relations/scrutiny_course"
    " relations/scrutiny_access",
    "announcements.election_restraint": "announcements/releases announcements/releases_issued",
    "announcements.publication": "announcements/actions announcements/notices",
    "announcements.members_meetings.policy": "announcements/members_meetings"
    " announcements/members_meetings_access",
    "announcements.models.members_meetings": "announcements/members_meetings"
    " announcements/members_meetings_access",
    "announcements.ward_meetings.policy": "announcements/ward_meetings",
    "announcements.models.ward_meetings": "announcements/ward_meetings",
    "announcements.decisions.policy": "announcements/decisions announcements/decisions_access",
    "announcements.models.decisions": "announcements/decisions announcements/decisions_access",
    "protocols.models.days": "protocols/records",
    "protocols.models.protocol": "protocols/access",
    "protocols.policy": "protocols/access protocols/policy protocols/drafting protocols/versions"
    " casework/news_pages",
}


def files_of(module):
    for name in SUBJECTS[module].split():
        folder, slash, file = name.rpartition("/")
        yield f"tests/{folder}{slash}test_{file}.py"


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", choices=[[], *SUBJECTS])
    parser.add_argument("--sample", type=int)
    asked = parser.parse_args(arguments)
    modules = asked.modules or list(SUBJECTS)
    if asked.sample:
        today = datetime.now(UTC).toordinal()
        modules = random.Random(today).sample(modules, asked.sample)
    green = [module for module in modules if not is_noticed(module)]
    sys.stdout.write(f"{len(modules) - len(green)} of {len(modules)} modules noticed\n")
    return int(bool(green))


def is_noticed(module):
    plugin = ("-p", "tests.mutants.allow_everything", "-q", "--tb=no", "-r", "N")
    command = [sys.executable, "-m", "pytest", *plugin, *files_of(module)]
    return not subprocess.run(command, env=os.environ | {"ALLOW_EVERYTHING": module}).returncode


if __name__ == "__main__":
    sys.exit(main())
