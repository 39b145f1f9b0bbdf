"""Words of notices: the triggers that a protocol names, and the tags of the states."""

from announcements.models import AnnouncementState, Trigger
from protocols.behaviours import Behaviour
from protocols.models import Protocol

TAGS: dict[str, tuple[str, str]] = {
    AnnouncementState.DRAFT: ("Draft", "grey"),
    AnnouncementState.TELLING: ("Telling members", "purple"),
    AnnouncementState.PUBLIC: ("Public", "green"),
    AnnouncementState.WITHDRAWN: ("Withdrawn", "red"),
}
# Triggers that stand in clauses of their own, where a protocol lists them (Knutsford 9.2).
LISTED = {
    Trigger.POLICY: Behaviour.NOTICE_OF_POLICY,
    Trigger.SENSITIVE: Behaviour.NOTICE_OF_SENSITIVE_OPERATION,
    Trigger.CONSULTATION: Behaviour.NOTICE_OF_CONSULTATION,
}
HINTS: dict[object, str] = {
    Trigger.POLICY: "For example, options that no one has chosen between. It can stay for"
    " councillors only",
    Trigger.SENSITIVE: "Only the councillors concerned and officers can ever read it",
    Trigger.CONSULTATION: "Choose every ward it may affect, and say when it starts",
    Trigger.URGENT: "Say below why it is urgent",
}


def triggers_for(version: Protocol) -> list[tuple[str, str]]:
    """The choices of a version: if it lists when to tell members, those of its list, and what
    every council needs besides."""
    lists = bool(version.clause_for(Behaviour.NOTICE_TRIGGERS))
    return [
        (trigger.value, str(trigger.label))
        for trigger in Trigger
        if not lists or trigger not in LISTED or version.clause_for(LISTED[trigger])
    ]
