"""Meetings of councillors and officers in the demo: visits, appointments, a scrutiny body, agendas,
and advice that has a councillor's view in it."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

from django.utils import timezone

from casework.promises import at_local
from dev.demo.past import clock_at
from foundation.history import write_new
from people.models import Committee, Service, User, Ward
from people.roles import Role
from protocols.calendar import working_calendar
from protocols.choices import Division
from relations.advice import actions as advice
from relations.agendas import actions as agendas
from relations.appointments import actions as appointments
from relations.briefings import actions as briefings
from relations.models import (
    AgendaBriefing,
    AgendaConsultation,
    AppointmentRequest,
    Premises,
    ProposedTime,
    ScrutinyBody,
    Visit,
    posts_to_brief,
)
from relations.scrutiny import actions as scrutiny
from relations.visits import actions as visits

RULES = "Sign in at the desk.\nWear the badge of a visitor.\nTake no photographs of people."


class MeetingStories:
    """The people, and the working day that the meetings count from."""

    def __init__(self, people: dict[str, User], today: date) -> None:
        self.people = people
        self.calendar = working_calendar(Division.ENGLAND_AND_WALES)
        self.today = self.calendar.next_working(today)

    def at(self, offset: int, hour: int, minute: int = 0) -> datetime:
        """An aware time on a working day so many from today."""
        return at_local(self.calendar.add(self.today, offset), time(hour, minute))

    def person(self, name: str) -> User:
        """As a request would load them: posts not looked up yet."""
        return User.objects.get(pk=self.people[name].pk)

    def make_premises(self) -> None:
        depot = Premises(
            name="Northgate depot",
            ward=Ward.objects.get(name="Northgate"),
            service=Service.objects.get(name="Highways"),
            manager=self.people["Omar Haddad"],
            rules=RULES,
        )
        centre = Premises(
            name="Tidewell day centre",
            ward=Ward.objects.get(name="Tidewell"),
            service=Service.objects.get(name="Housing"),
            rules=RULES,
            for_vulnerable_people=True,
        )
        write_new([depot, centre], by=None, reason="demo")

    def make_visits(self) -> None:
        """One to a depot outside her ward that waits for its manager, one that is confirmed."""
        clara = self.person("Clara Okafor")
        with clock_at(self.at(-2, 9, 30)):
            self.visit("Northgate depot", clara, day=5, purpose="How the gritting crews are sent")
        with clock_at(self.at(-6, 14)):
            purpose = "The repairs that residents of the centre asked for"
            visit = self.visit("Tidewell day centre", clara, day=2, purpose=purpose)
        with clock_at(self.at(-5, 10)):
            visits.confirm_visit(visit, by=self.person("Martin Osei"))

    def visit(self, name: str, member: User, *, day: int, purpose: str) -> Visit:
        new = visits.NewVisit(
            premises=Premises.objects.get(name=name),
            starts_at=self.at(day, 10),
            ends_at=self.at(day, 11),
            purpose=purpose,
            accepts_rules=True,
        )
        return visits.announce_visit(new, by=member, key=uuid4())

    def make_appointments(self) -> None:
        """One agreed, and one to which the officer has still to answer."""
        clara, omar = self.person("Clara Okafor"), self.person("Omar Haddad")
        with clock_at(self.at(-4, 11)):
            agreed = self.appointment("The crossing outside the school", clara, omar, day=3)
        with clock_at(self.at(-3, 9)):
            first = agreed.times_to_come[0].starts_at.isoformat()
            appointments.agree_time(agreed, starts_at=first, by=omar)
        with clock_at(self.at(-1, 16)):
            self.appointment("Parking near the harbour", self.person("Nia Penrose"), omar, day=6)

    def appointment(
        self, title: str, member: User, officer: User, *, day: int
    ) -> AppointmentRequest:
        times = [
            ProposedTime(self.at(day, hour), self.at(day, hour) + timedelta(minutes=30))
            for hour in (10, 14)
        ]
        new = appointments.NewAppointment(officer, title, "Town Hall, room 4", times)
        return appointments.ask_appointment(new, by=member, key=uuid4())

    def make_scrutiny(self) -> None:
        """The panel has asked about the winter; the Director has still to name an officer."""
        body = ScrutinyBody(
            name="Places scrutiny panel",
            committee=Committee.objects.get(name="Planning Committee"),
            guidance="Send papers a week before.\nNo one is asked about their own performance.",
            guidance_on=self.calendar.add(self.today, -60),
        )
        write_new([body], by=None, reason="demo")
        new = scrutiny.NewScrutiny(
            body=body,
            service=Service.objects.get(name="Highways"),
            starts_at=self.at(15, 18),
            ends_at=self.at(15, 20),
            place="Council chamber",
            areas=["How routes for gritting are chosen", "What a second lorry would change"],
        )
        with clock_at(self.at(-1, 12)):
            scrutiny.ask_for_scrutiny(new, by=self.person("Derek Vane"), key=uuid4())

    def make_agendas(self) -> None:
        """The leader has been consulted on the agenda of the Board and has not answered yet."""
        dev = self.person("Dev Patel")
        meets = self.at(14, 18, 30)
        new = agendas.NewAgenda(None, "Council chamber", meets, meets + timedelta(hours=2))
        with clock_at(self.at(-2, 10)):
            consultation = agendas.plan_consultation(new, by=dev, key=uuid4())
            items = "1. Budget for winter maintenance\n2. Harbour Road\n3. Market days"
            agendas.consult_on_agenda(consultation, agenda=items, by=dev)

    def make_briefings(self) -> None:
        """The leader has been briefed on the agenda of the Board, the deputy leader has not; the
        chair and vice-chair of the Planning Committee are invited to a briefing."""
        dev, colin = self.person("Dev Patel"), self.person("Colin Baxter")
        cathy, ended = self.person("Cathy Brewer"), timedelta(hours=1)
        board = AgendaConsultation.objects.get(committee=None)
        with clock_at(self.at(-2, 11)):
            held = self.briefing(board, colin, self.at(-1, 15))
        with clock_at(self.at(-1, 15) + ended):
            leader = posts_to_brief(board).filter(role=Role.LEADER)
            briefings.record_briefing(held, briefed=leader, by=colin)
        meets, planning = self.at(12, 18), Committee.objects.get(name="Planning Committee")
        with clock_at(self.at(-1, 10)):
            new = agendas.NewAgenda(planning, "Council chamber", meets, meets + 2 * ended)
            meeting = agendas.plan_consultation(new, by=dev, key=uuid4())
            self.briefing(meeting, cathy, self.at(8, 16))

    def briefing(
        self, meeting: AgendaConsultation, officer: User, starts_at: datetime
    ) -> AgendaBriefing:
        ends_at = starts_at + timedelta(hours=1)
        new = briefings.NewBriefing(meeting, "Town Hall, room 2", starts_at, ends_at)
        return briefings.plan_briefing(new, by=officer, key=uuid4())

    def make_advice(self) -> None:
        new = advice.NewAdvice(
            service=Service.objects.get(name="Planning"),
            title="Extension at 4 Dock Street",
            member=self.people["Derek Vane"],
            member_view="Councillor Vane thinks that the extension takes too much light.",
            recommendation="Approve. The loss of light is within the guidance of the council.",
        )
        with clock_at(self.at(-3, 15)):
            advice.record_advice(new, by=self.person("Cathy Brewer"), key=uuid4())


def make_meetings(people: dict[str, User]) -> None:
    stories = MeetingStories(people, timezone.localdate())
    stories.make_premises()
    stories.make_visits()
    stories.make_appointments()
    stories.make_scrutiny()
    stories.make_agendas()
    stories.make_briefings()
    stories.make_advice()
