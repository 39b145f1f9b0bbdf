"""Kinds of what members and officers do together, and of what councillors are told."""

from announcements.models import (
    Announcement,
    ConsultedMember,
    DecisionQuestion,
    DelegatedDecision,
    InformationRequest,
    LeftOut,
    MediaConsultation,
    MediaEvent,
    MediaInterest,
    MediaInvitation,
    MemberNotice,
    MembersMeeting,
    NoticeFile,
    OutgoingLetter,
    Release,
    WardConsultation,
    WardMeeting,
)
from portal.auditor.kinds.declaring import changed, done
from relations.models import (
    AdviceRecord,
    AgendaBriefing,
    AgendaConsultation,
    AppointmentRequest,
    CouncillorTraining,
    InformalBriefing,
    ScrutinyPaper,
    ScrutinyPromise,
    ScrutinyRequest,
    Visit,
)

REFERENCE, OF_CASE = "reference", "case__reference"
OF_ANNOUNCEMENT, OF_DECISION = "announcement__reference", "decision__announcement__reference"
LEFT_OUT_OR_BACK = "Councillor left out of a notice, or brought back"

MEETINGS = (
    changed(AdviceRecord, "Advice on a recommendation", REFERENCE),
    changed(AgendaConsultation, "Consultation on an agenda", REFERENCE),
    changed(AgendaBriefing, "Briefing on an agenda", REFERENCE),
    changed(AppointmentRequest, "Request for a meeting with an officer", REFERENCE),
    changed(InformalBriefing, "Informal briefing", REFERENCE),
    changed(ScrutinyRequest, "Request of a scrutiny body", REFERENCE),
    changed(ScrutinyPromise, "Due date of a scrutiny request", OF_CASE),
    changed(ScrutinyPaper, "Paper for scrutiny", OF_CASE),
    changed(CouncillorTraining, "Training of a councillor", about="person"),
    changed(Visit, "Visit to premises", REFERENCE),
)
ANNOUNCEMENTS = (
    changed(Announcement, "Announcement", REFERENCE),
    changed(MemberNotice, "Notice to ward councillors", OF_ANNOUNCEMENT),
    changed(NoticeFile, "File of a notice", OF_ANNOUNCEMENT),
    changed(DelegatedDecision, "Delegated decision", OF_ANNOUNCEMENT),
    changed(ConsultedMember, "Councillor consulted on a decision", OF_DECISION, about="member"),
    changed(DecisionQuestion, "Question about a decision", OF_DECISION, enquiries=("enquiry__",)),
    changed(WardMeeting, "Public meeting in a ward", OF_ANNOUNCEMENT),
    changed(WardConsultation, "Consultation in a ward", OF_ANNOUNCEMENT),
    changed(MembersMeeting, "Councillor’s own public meeting", REFERENCE),
    changed(InformationRequest, "Request of the media team", REFERENCE),
    changed(MediaConsultation, "Consultation before speaking to the media", REFERENCE),
    changed(MediaEvent, "Media event", REFERENCE),
    changed(MediaInvitation, "Invitation to a media event", "event__reference"),
    changed(MediaInterest, "Media interest", REFERENCE),
    changed(OutgoingLetter, "Letter to people outside", REFERENCE),
    changed(Release, "Release to the media", REFERENCE),
    done(LeftOut, LEFT_OUT_OR_BACK, "decided", OF_ANNOUNCEMENT, at="at", about="member"),
)
