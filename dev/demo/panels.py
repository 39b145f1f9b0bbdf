"""Recruitment panels of the demo: one with an outcome, and one whose councillors are still to
confirm and declare."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

from django.utils import timezone

from casework.promises import at_local
from casework.sealing import keys
from dev.demo.past import clock_at
from people.models import Service, User
from protocols.calendar import working_calendar
from protocols.choices import Division
from relations.models import RecruitmentPanel, TrainingKind
from relations.panels import actions, decisions
from relations.training.actions import record_training

KEEPER = "Hana Reed"
TRAINED = ("Clara Okafor", "Derek Vane", "Moira Lockhart", "Sofia Reyes")


def make_panels(people: dict[str, User]) -> int:
    """None without keys to encrypt the names of the candidates. Returns how many."""
    if not keys.can_seal():
        return 0
    stories = PanelStories(people, timezone.localdate())
    stories.trained()
    stories.decided()
    stories.to_meet()
    return 2


class PanelStories:
    """The people, and the working day that the panels count from."""

    def __init__(self, people: dict[str, User], today: date) -> None:
        self.people, self.keeper = people, people[KEEPER]
        self.calendar = working_calendar(Division.ENGLAND_AND_WALES)
        self.today = self.calendar.next_working(today)

    def at(self, offset: int, hour: int) -> datetime:
        return at_local(self.calendar.add(self.today, offset), time(hour))

    def trained(self) -> None:
        held_on = timezone.localdate() - timedelta(days=200)
        for name in TRAINED:
            person = self.people[name]
            record_training(person, TrainingKind.RECRUITMENT, held_on=held_on, by=self.keeper)

    def set_up(self, post: str, service: str, *, on: int, meets: int) -> RecruitmentPanel:
        """So many working days from today, for a panel that meets on another."""
        new = actions.NewPanel(
            post=post,
            service=Service.objects.get(name=service),
            starts_at=self.at(meets, 10),
            ends_at=self.at(meets, 13),
            place="Town Hall, committee room 2",
        )
        with clock_at(self.at(on, 9)):
            return actions.set_up_panel(new, by=self.keeper, key=uuid4())

    def fill(self, panel: RecruitmentPanel, candidates: list[str], members: list[str]) -> None:
        for name in candidates:
            officer, key = self.people.get(name), uuid4()
            actions.add_candidate(panel, name=name, officer=officer, row_key=key, by=self.keeper)
        for name in members:
            actions.add_panel_member(panel, member=self.people[name], by=self.keeper)
        head = self.people["Helen Strand"]
        actions.add_panel_officer(panel, officer=head, by=self.keeper)

    def decided(self) -> None:
        panel = self.set_up("Head of Housing", "Housing", on=-20, meets=-6)
        with clock_at(self.at(-19, 9)):
            self.fill(panel, ["Paul Whitcombe", "Zara Malik"], ["Derek Vane", "Sofia Reyes"])
        keys_of_candidates = [str(row.key) for row in panel.candidates.order_by("pk")]
        for name in ("Derek Vane", "Sofia Reyes"):
            member = User.objects.get(name=name)
            with clock_at(self.at(-18, 11)):
                decisions.confirm_merit(panel, by=member)
                decisions.declare_to_panel(
                    panel, asked_about=keys_of_candidates, connected=(), text="", by=member
                )
        with clock_at(self.at(-6, 15)):
            reasons = "Zara Malik showed the firmer grasp of repairs, and of what tenants ask for."
            decisions.record_outcome(
                panel, appointed="Zara Malik", reasons=reasons, by=User.objects.get(name=KEEPER)
            )

    def to_meet(self) -> None:
        panel = self.set_up("Head of Street lighting", "Street lighting", on=-3, meets=7)
        with clock_at(self.at(-2, 9)):
            self.fill(panel, ["Bola Adewale", "Ruby Thwaite"], ["Clara Okafor", "Moira Lockhart"])
