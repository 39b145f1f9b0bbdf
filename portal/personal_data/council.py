"""Personal data of people, of the protocol, and of what every case shares."""

PERSONAL: dict[str, dict[str, str]] = {
    "people.User": {
        "name": "Name of a councillor or member of staff",
        "email": "Their work email address, which they sign in with",
        "telephone": "The work telephone number of an officer, for councillors; of a"
        " councillor, for officers whose notice has not reached them",
        "password": "A one-way hash; kept out of history",
        "last_login": "When they last signed in; kept out of history",
        "is_active": "Whether they can sign in",
        "joined_at": "When they were invited",
        "second_factor_last_day": "The last day on which they can sign in without a second step",
    },
    "people.Appointment": {
        "person": "Who holds the post",
        "role": "Their role",
        "ward": "The ward a councillor represents",
        "group": "A councillor’s political group; only people administrators can see it here",
        "service": "Where an officer works",
        "committee": "Which committee a councillor chairs",
        "councillor": "Whose assistant they are",
        "standing": "Whether they hold the post or stand in",
        "job_title": "Their job title",
        "for_enquiries": "Whether councillors are given their name as a contact for enquiries",
        "starts_on": "Start date",
        "ends_on": "End date",
        "is_cancelled": "Whether it was cancelled before it began",
        "proposal": "The proposal two people agreed on, for a guarded post",
        "people_import": "The file that began it",
    },
    "people.PeopleImport": {
        "rows": "What was in a file of councillors or officers, until it can no longer be undone",
        "done": "What the file changed about each person, for as long",
        "made_by": "Who uploaded it",
        "undone_by": "Who undid it",
    },
    "people.ImportLine": {
        "sentence": "What a file would change, naming people, for as long",
    },
    "people.Proposal": {
        "person": "Whose post, address or sign-in would change",
        "post": "Which post would change",
        "role": "The role proposed for them",
        "standing": "Whether they would hold the post or stand in",
        "job_title": "The job title proposed",
        "starts_on": "Start date",
        "ends_on": "End date",
        "email": "The address proposed",
        "can_sign_in": "Whether they would be able to sign in",
        "why": "Why it is proposed",
        "told": "Who has been told about it, and when",
        "proposed_by": "Who proposed it",
        "confirmed_by": "Who confirmed it",
        "shortened_by": "Who agreed that it takes effect sooner",
        "also_shortened_by": "Who else agreed to that",
        "closed_by": "Who refused or withdrew it",
        "closed_why": "Their reason",
    },
    "people.AddressChange": {
        "person": "Whose address would change",
        "email": "The new address",
        "asked_by": "Who asked for the change",
    },
    "people.SignIn": {
        "person": "Who signed in",
        "at": "When, for 12 months",
        "way": "How, for example with a passkey",
        "device": "The kind of browser and device",
        "network": "The network, and not the address, as the log of sign-ins has it",
    },
    "people.ServiceAccount": {
        "made_by": "Who made the account of a program",
        "ended_by": "Who ended it",
    },
    "people.DirectoryAccount": {
        "person": "Who it is",
        "user_name": "Their name in the council’s own directory",
        "external_id": "Their number there",
        "email": "The work email address that the directory sent",
        "given_name": "Part of their name",
        "family_name": "Part of their name",
        "job_title": "The job title that the directory sent. It gives no right",
        "department": "Where the directory says they work. It gives no right",
        "removed_at": "When the directory removed them",
    },
    "people.Portfolio": {
        "post": "Which cabinet member’s portfolio it is in",
        "service": "Which service that is",
        "starts_on": "Start date",
        "ends_on": "End date",
    },
    "people.OutsideAppointment": {
        "person": "Who is appointed to an outside body",
        "body": "Which outside body",
        "capacity": "Whether for the council or personally",
        "starts_on": "Start date",
        "ends_on": "End date",
    },
    "people.RestrictedPost": {
        "post": "Whose post is politically restricted",
        "starts_on": "Start date",
        "ends_on": "End date",
    },
    "people.Absence": {
        "person": "Who is away",
        "starts_on": "The first day away",
        "ends_on": "The last day away",
        "covered_by": "Who covers for them",
        "ended_at": "When they were back sooner",
    },
    "people.Seat": {
        "person": "Which councillor sits there",
        "committee": "Which committee",
        "starts_on": "Start date",
        "ends_on": "End date",
        "people_import": "The file that began it",
    },
    "protocols.Protocol": {
        "drafted_by": "Who drafted the version",
        "adopted_by": "Who adopted it",
    },
    "protocols.RestrictionRead": {
        "person": "Who confirmed they know what their restricted post does not allow",
        "at": "When",
    },
    "protocols.Acknowledgement": {
        "person": "Who confirmed they have read what is expected of them",
        "side": "As a councillor or as an officer",
        "at": "When",
    },
    "protocols.Ruling": {
        "by": "Who ruled on what a clause means",
        "signed": "Their name and post at the time",
    },
    "protocols.Review": {
        "by": "Who reviewed how the protocol works",
        "signed": "Their name and post at the time",
    },
    "portal.HomeVisit": {
        "person": "Which councillor opened their home page",
        "seen_at": "When they last did. Overwritten each time",
        "previous_at": "When the visit before that ended",
    },
    "casework.Notice": {
        "addressee": "Who was told",
        "sentence": "What they were told. No resident is named and nothing is quoted",
        "error": "Why it has not been sent. What the mail server said may repeat an address",
        "address": "Where it goes, if not to an account. Removed when it has been sent",
    },
    "casework.NewsPreference": {
        "person": "Which councillor chose when emails come",
        "when": "When they want them",
    },
    "casework.CalendarFeed": {
        "person": "Which councillor’s calendar reads it",
        "digest": "A fingerprint of the address, from which nobody can find the address",
        "made_at": "When the address was made",
        "ended_at": "When it stopped working",
    },
    "casework.SealedNotice": {
        "contents": "Encrypted: who is sent a notice about a complaint, until it is sent",
    },
    "casework.PendingUpload": {
        "owner": "Who has chosen the file and not yet sent it",
        "sealed_name": "The file’s name, encrypted; the file itself is encrypted on disk",
        "sealed_position": "Where a photo was taken, encrypted, until it is sent or deleted",
    },
    "casework.Export": {
        "person": "Who downloaded a list, or asked for a file of a long one",
        "filters": "How the list was narrowed, which can name an officer; never the words",
        "sealed_query": "The same with the words searched for, encrypted, until the file is made",
        "asked_at": "When",
        "made_at": "When the file was made",
        "fetched_at": "When they downloaded it",
        "reach": "The posts they acted in, and who they covered for, when the file was made",
    },
    "portal.ListDownload": {
        "person": "Who saved a list: a councillor what they raised, or an officer the queue",
        "at": "When",
    },
    "portal.LeaverChoice": {
        "person": "Who leaves",
        "to": "Who takes the case",
        "by": "Who chose",
        "sentence": "What a letter that closes an enquiry says; it can name people",
    },
    "portal.PostEnd": {"post": "Whose post has ended"},
    "casework.SentMail": {
        "to": "Addresses of the demo’s invented people",
        "subject": "As it would have been sent",
        "body": "As it would have been sent",
    },
}

NOT_PERSONAL: dict[str, str] = {
    "people.Ward": "name ends_on seats",
    "people.Group": "name ends_on",
    "people.Service": "name is_human_resources ends_on words",
    "people.Committee": "name ends_on",
    "people.OutsideBody": "name ends_on",
    "people.Absence": "key",
    "people.AddressChange": "asked_at confirmed_at withdrawn_at",
    "people.PeopleImport": (
        "key kind file_name others_end_on total checked state mark counts made_at begun_at done_at "
        "undo_until undone_at"
    ),
    "people.ImportLine": "people_import kind number row column",
    "people.SignIn": "",
    "people.User": "is_staff is_superuser is_system groups user_permissions proposal",
    "people.CallCount": "account day number",
    "people.ServiceAccount": "person scope api_scopes digest made_at ends_on ended_at"
    " last_used_at key",
    "people.DirectoryAccount": "",
    "people.Proposal": (
        "kind proposed_at state stand_in confirmed_at takes_effect_at told_at closed_at waits_since"
    ),
    "protocols.BankHoliday": "division day title struck_out",
    "protocols.ClosureDay": "day why closes_at also_late",
    "protocols.HolidayCheck": "at problem",
    "portal.Heartbeat": "name at",
    "portal.LeaverChoice": "key enquiry document_request kind what ended_at outcome",
    "portal.PostEnd": "ended_on at",
    "casework.Export": (
        "key of title file by_words state rows expires_at why file_key total done seen_at attempts"
    ),
    "portal.ListDownload": "number state kind year by_words of file filters",
    "protocols.Protocol": (
        "key number name preset source status revision effective_from minute division cut_off roll "
        "follow_up_days holding_cap holding_limit pause_while_waiting clearance "
        "meeting_notice_days scrutiny_notice_days scrutiny_decider agenda_days "
        "agenda_reminder_days visit_notice_days visit_answerer told_later_weeks "
        "connection_effect declarations_to media_hours "
        "contact_centre_name contact_centre_phone contact_centre_url complaint_stages "
        "procedures acknowledgement "
        "links more_links source_dates approved_on review_on media_contacts office_hours "
        "support_offers request_services titles citations"
    ),
    "protocols.Acknowledgement": "protocol ticked",
    "protocols.RestrictionRead": "protocol",
    "protocols.ElectionPeriod": "name starts_on ends_on",
    "protocols.Ruling": "key protocol number question says consulted_on ruled_on",
    "protocols.Review": "key protocol since until reviewed_on figures found",
    "protocols.PromiseRule": "protocol kind clause amount unit silent",
    "protocols.Nudge": "rule offset addressee template",
    "protocols.Clause": (
        "protocol position number heading summary handled behaviour side screens guidance note "
        "before_poll own_number"
    ),
    "protocols.Route": (
        "protocol kind by about to fallback first_step first_must first_office clause silent"
    ),
    "casework.Notice": (
        "key case reference event step path due_at state attempts sent_at number retry_at"
        " claimed_at times_uncertain superseded_by"
    ),
    "casework.MailSetting": "id says",
    "casework.NewsPreference": "",
    "casework.CalendarFeed": "",
    "casework.SealedNotice": "key",
    "casework.SetAside": "sweep row sealed error attempts failed_at again_at",
    "casework.Counter": "series last",
    "casework.SentMail": "sent_at",
    "casework.RemovedFile": "key",
    "casework.PendingUpload": (
        "key kind size pages digest state scanned_at added_at warnings confirmed_at"
    ),
}
