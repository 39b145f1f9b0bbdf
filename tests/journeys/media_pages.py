"""Pages of releases and media events under Oxford, media interest under Knutsford, consultations
before speaking to the media under Section C."""

from tests.journeys.stops import Stop

A = "announcements:"
RELEASES = [
    Stop(f"{A}index", "stan", "media_team"),
    Stop(f"{A}draft-release", "stan", "media_team", "Save draft"),
    Stop(f"{A}press-release", "stan", "release_with_quotes"),
    Stop(f"{A}press-releases", "stan", "media_team"),
    Stop(f"{A}edit-release", "stan", "release_with_quotes"),
    Stop(f"{A}quote-councillor", "stan", "release_with_quotes", "Add quote"),
    Stop(f"{A}quote-officer", "stan", "release_with_quotes", "Add quote"),
    Stop(f"{A}remove-quote", "stan", "release_with_quotes", "Remove quote"),
    Stop(f"{A}guide-release", "stan", "release_with_quotes"),
    Stop(f"{A}recommend-release", "ruth", "release_with_quotes"),
    Stop(f"{A}advise-release", "stan", "release_with_quotes"),
    Stop(f"{A}dispute-release", "ruth", "release_with_quotes", "Dispute wording"),
    Stop(f"{A}press-release", "eve", "release_disputed"),
    Stop("home", "eve"),
    Stop(f"{A}approve-release", "eve", "release_disputed", "Approve release"),
    Stop(f"{A}press-release", "stan", "release_approved"),
    Stop(f"{A}issue-release", "stan", "release_ready"),
    Stop(f"{A}withdraw-release", "stan", "release_approved", "Withdraw release"),
    Stop(f"{A}release", "clara", "release_announced"),
]
MEDIA_EVENTS = [
    Stop(f"{A}plan-media-event", "stan", "media_team", "Plan event"),
    Stop(f"{A}media-event", "stan", "media_event"),
    Stop(f"{A}media-event", "tess", "media_event"),
    Stop(f"{A}media-events", "stan", "media_team"),
    Stop(f"{A}answer-invitation", "tess", "media_event", "Send answer"),
    Stop(f"{A}cancel-media-event", "stan", "media_event"),
]
MEDIA_INTEREST = [
    Stop(f"{A}record-interest", "omar", "media_interest_to_record", "Tell councillors"),
    Stop(f"{A}media-interest-record", "omar", "media_interest"),
    Stop(f"{A}media-interests", "omar", "media_interest_to_record"),
    Stop(f"{A}answer-interest", "omar", "media_interest", "Record answer"),
    Stop(f"{A}media-interest", "clara", "media_interest_announced"),
]
MEDIA_CONSULTATIONS = [
    Stop(f"{A}consult-before-media", "clara", "", "Send"),
    Stop(f"{A}media-consultation", "clara", "media_consultation"),
    Stop("home", "eve"),
    Stop(f"{A}media-consultations", "clara"),
    Stop(f"{A}answer-consultation", "eve", "media_consultation", "Send answer"),
    Stop(f"{A}withdraw-consultation", "clara", "media_consultation"),
]
INFORMATION = [
    Stop(f"{A}ask-information", "stan", "media_team", "Ask service"),
    Stop(f"{A}information-request", "stan", "information_asked"),
    Stop(f"{A}information-requests", "stan"),
    Stop("home", "ruth"),
    Stop(f"{A}give-information", "omar", "information_asked", "Send answer"),
    Stop(f"{A}withdraw-information", "stan", "information_asked"),
]
MEDIA_TOURS = {
    "information for the media team": INFORMATION,
    "releases": RELEASES,
    "media events": MEDIA_EVENTS,
    "media interest": MEDIA_INTEREST,
    "consultations before media": MEDIA_CONSULTATIONS,
}
