"""Posts of a person who leaves: which of them bring cases, and their last days in words."""

from datetime import date, timedelta

from django.utils import timezone

from casework.leavers import Left
from foundation.dates_in_words import day_year
from people.models import Appointment, User
from people.roles import COUNCILLORS, OFFICERS, SERVICE_ROLES, Role
from portal.leavers.left import left_by

WITH_WORK = SERVICE_ROLES | {Role.COUNCILLOR}


class Leaving:
    """What a page and a notice need to know of the posts of one person. One statement."""

    def __init__(self, person: User) -> None:
        self.person, self.today = person, timezone.localdate()
        posts = Appointment.objects.filter(person=person).select_related(
            "service", "ward", "committee", "councillor"
        )
        self.posts = sorted(posts, key=lambda post: (post.ends_on or date.max, post.pk))
        self.running = [post for post in self.posts if not self.is_over(post)]

    def is_over(self, post: Appointment) -> bool:
        return post.ends_on is not None and post.ends_on < self.today

    @property
    def latest(self) -> list[Appointment]:
        """Those that are not over, or else those that ended last."""
        if self.running or not self.posts:
            return self.running
        return [post for post in self.posts if post.ends_on == self.posts[-1].ends_on]

    @property
    def as_councillor(self) -> bool:
        """Whether their cases are those that they asked as a councillor."""
        return any(post.role in COUNCILLORS for post in self.latest)

    @property
    def services(self) -> set[int]:
        """Of any day, by key."""
        return {post.service_id for post in self.posts if post.service_id}

    @property
    def staying(self) -> list[Appointment]:
        """Posts without a last day; none if no post has one: then all are taken to end."""
        if all(post.ends_on is None for post in self.running):
            return []
        return [post for post in self.running if post.ends_on is None]

    def left(self) -> Left:
        """As it will be once the posts with a last day have ended."""
        return left_by(self.posts, self.staying)

    def has_work(self) -> bool:
        roles = COUNCILLORS if self.as_councillor else OFFICERS
        return any(post.role in roles for post in self.latest)

    def last_day_in(self, service_id: int | None) -> date | None:
        """The last day of any post in a service; None while one has no last day, today's eve once
        there is none."""
        days = [post.ends_on for post in self.posts if post.service_id == service_id]
        if None in days:
            return None
        return max((day for day in days if day), default=self.today - timedelta(days=1))

    def has_left(self, service_id: int | None) -> bool:
        """Whether their cases in this service are moved now; of a councillor, all."""
        if self.as_councillor:
            return not any(post.role == Role.COUNCILLOR for post in self.running)
        last = self.last_day_in(service_id)
        return last is not None and last < self.today

    def sentences(self) -> list[str]:
        """Omar Haddad leaves Highways at the end of Friday 11 December 2026."""
        with_work = [post for post in self.latest if post.role in WITH_WORK] or self.latest
        return list(dict.fromkeys(self.sentence(post) for post in with_work))

    def sentence(self, post: Appointment) -> str:
        name, where = self.person.name, place_left(post)
        if post.ends_on is None:
            return f"{name} has no last day yet ({where})"
        verb = "left" if self.is_over(post) else "leaves"
        return f"{name} {verb} {where} at the end of {day_year(post.ends_on)}"

    def end_in_words(self) -> str:
        """When what was chosen is done: at the end of a day, when the post ends, or now."""
        days = [post.ends_on for post in self.running if post.role in WITH_WORK]
        if not days:
            return "Now"
        known = [day for day in days if day]
        if len(known) < len(days):
            return "When the post ends"
        return f"At the end of {day_year(max(known))}"

    def when_done(self) -> str:
        """The sentence after saving."""
        when = self.end_in_words()
        if when == "Now":
            return "What can be done has been done"
        return f"They will be carried out {when[0].lower()}{when[1:]}"


def place_left(post: Appointment) -> str:
    return str(post.service or post.post)
