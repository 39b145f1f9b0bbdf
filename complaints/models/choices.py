"""Choices of a complaint: acts, kinds of letter and complaint, outcomes and actions."""

from django.db.models import TextChoices

from protocols.choices import Stage

S = Stage
OPEN = (S.RECEIVED, S.ACKNOWLEDGED, S.ASSESSED, S.INFORMAL, S.INVESTIGATION, S.REFERRED)
ENDED = (S.CLOSED, S.WITHDRAWN)
# A version may leave these out; a complaint then goes on to what would have come after.
MAY_BE_LEFT_OUT = (S.ACKNOWLEDGED, S.ASSESSED, S.INFORMAL, S.INVESTIGATION, S.REFERRED)


class Verb(TextChoices):
    """What was done: in words in the record, and as the bare value in history."""

    SENT = "sent", "sent it"
    ACKNOWLEDGED = "acknowledged", "acknowledged it"
    NAMED = "named", "decided whether to withhold the name"
    ASSESSED = "assessed", "assessed it"
    CONCILIATED = "conciliated", "recorded an attempt to settle it informally"
    INVESTIGATED = "investigated", "started an investigation"
    CONSULTED = "consulted", "recorded the Independent Person’s view"
    REFERRED = "referred", "referred it elsewhere"
    COPIED = "copied", "copied it as a possible breach of the members’ code"
    INFORMED = "informed", "recorded who was informed"
    TOLD = "told", "recorded what the person complained about was told"
    TALKED = "talked", "recorded a talk about it"
    UPHELD = "upheld", "upheld it and passed it on for action"
    LEADERS_NAMED = "leaders named", "recorded which leaders must be told"
    LEADER_TOLD = "leader told", "recorded that a leader was told"
    COMMITTEE = "committee consulted", "recorded that a committee was consulted"
    DISCIPLINE = "discipline considered", "recorded whether the officer will be disciplined"
    DECIDED = "decided", "decided it and told the complainant"
    CLOSED = "closed", "closed it"
    WITHDREW = "withdrew", "withdrew it"
    WROTE = "wrote", "wrote to the complainant"
    REPLIED = "replied", "wrote to the office"
    NOTED = "noted", "added a note to the case file"
    FILED = "filed", "added files to the case file"
    SENT_FILES = "sent files", "sent files to the complainant"
    GRANTED = "granted", "gave access"
    CHANGED = "changed", "changed access"
    REVOKED = "revoked", "ended access"
    KEPT_OUT = "kept out", "kept someone out"
    STEPPED_ASIDE = "stepped aside", "stepped aside because of a conflict of interest"
    PASSED_OVER = "passed over", "passed over someone with a name like one in the complaint"
    BROKE_GLASS = "opened by two", "opened it with a second person while the office was vacant"


class Look(TextChoices):
    """What the record holds besides acts: who opened it and who was refused."""

    OPENED = "opened", "opened the complaint"
    DOWNLOADED = "downloaded", "downloaded a file"
    # Of the case file: the complainant is not told that there is one.
    DOWNLOADED_CASE_FILE = "downloaded case file", "downloaded a file of the case file"
    REFUSED = "refused", "tried to open it and was shown “Page not found”"


class LetterKind(TextChoices):
    ACKNOWLEDGEMENT = "acknowledgement", "Acknowledgement"
    MESSAGE = "message", "Message"
    REPLY = "reply", "From the complainant"
    NAME = "name", "Decision on withholding the name"
    OUTCOME = "outcome", "Outcome"
    WITHDRAWAL = "withdrawal", "Withdrawal"
    NOTE = "note", "Note on the case file"


class FileKind(TextChoices):
    REPORT = "report", "A report"
    STATEMENT = "statement", "A statement"
    LETTER = "letter", "A letter"
    OTHER = "other", "Something else"


class GrantRole(TextChoices):
    INVESTIGATOR = "investigator", "Investigator"
    CONCILIATOR = "conciliator", "Conciliator"
    INDEPENDENT = "independent", "Independent Person"
    PANEL = "panel", "Member of the panel"
    INFORMED = "informed", "Informed by the office"
    TWO = "opened-by-two", "Opened by two people"


class Category(TextChoices):
    DISRESPECT = "disrespect", "Lack of respect or courtesy"
    BULLYING = "bullying", "Bullying or harassment"
    CODE_BREACH = "code-breach", "A breach of the members’ code of conduct"
    PRESSURE = "pressure", "Unfair pressure or influence"
    INCENTIVE = "incentive", "A reward offered for an outcome"
    APPROACH = "approach", "An approach about what a report should say"
    SCRUTINY = "scrutiny", "Harassment at a scrutiny meeting"
    ABUSE = "abuse", "Contempt or personal abuse"
    ATTACK = "attack", "An attack or harassment"
    VICTIMISATION = "victimisation", "Victimisation of a statutory officer"
    DISCRIMINATION = "discrimination", "Discrimination"
    IMPARTIALITY = "impartiality", "Officers’ impartiality not respected"
    PERFORMANCE = "performance", "How the work was done"
    OTHER = "other", "Something else"


class Place(TextChoices):
    MEETING = "meeting", "A meeting"
    FORUM = "forum", "A public forum"
    OFFICES = "offices", "Council offices"
    ONLINE = "online", "Online"
    ELSEWHERE = "elsewhere", "Somewhere else"


class Referral(TextChoices):
    HR = "hr", "Human resources"
    DISCIPLINARY = "disciplinary", "The disciplinary procedure"
    CODE = "code", "The members’ code of conduct"
    POLICE = "police", "The police"
    OTHER = "other", "Somewhere else"


class TalkedTo(TextChoices):
    COUNCILLOR = "councillor", "The councillor"
    GROUP_LEADER = "group-leader", "The leader of their political group"


class LeaderRole(TextChoices):
    LEADER = "leader", "Leader of the Council"
    GROUP_LEADER = "group-leader", "Group leader"


class DisciplineDecision(TextChoices):
    NO = "no", "Not to discipline the officer"
    YES = "yes", "To discipline the officer, under the council’s procedures"


class Outcome(TextChoices):
    UPHELD = "upheld", "Upheld"
    PART = "part", "Upheld in part"
    NOT_UPHELD = "not-upheld", "Not upheld"
    SETTLED = "settled", "Settled informally"
    ELSEWHERE = "elsewhere", "Dealt with elsewhere"
    NO_ACTION = "no-action", "No further action"


class Sanction(TextChoices):
    APOLOGY = "apology", "Apology requested"
    WORDS = "words", "Words of advice"
    TRAINING = "training", "Training"
    CONTACT = "contact", "Contact through a named person only"
    ACCESS = "access", "Limits on access to offices"
    REPORT = "report", "Report to the standards committee"
    DISCIPLINARY = "disciplinary", "The disciplinary procedure"
    OTHER = "other", "Something else"


UPHELD = (Outcome.UPHELD, Outcome.PART)
