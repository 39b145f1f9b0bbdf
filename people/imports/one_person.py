"""Comparison of the rows of one person with the account, posts and seats that are there."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from people.imports.changes import Held, PersonChanges, day_in_words
from people.imports.council import Council
from people.imports.known_people import (
    is_corrected_name,
    is_their_name,
    objections_to_new_address,
)
from people.imports.listed import ListedPost
from people.imports.matching import is_instead_of, is_same_post, is_two_wards, place_in_order
from people.imports.plan import Plan
from people.imports.post_names import SEAT, post_words
from people.models import Appointment, Seat, User
from people.models.second_person import is_guarded
from people.name_matching import is_same_name
from people.posts import objections_to_post, shares_a_day
from people.proposals.objections import objections_to_proposal
from people.roles import GUARDED, Role

COLUMN_OF = {"person": "Name", "role": "Post", "starts_on": "Starts", "ends_on": "Ends"}
COLUMN_OF |= {name.lower(): name for name in ("Ward", "Group", "Service", "Committee")}
OTHER_NAME = (
    "{email} is the address of {there}, not {typed}. Correct the name or the address. If {there}"
    " has another name now, correct it on their page under People."
)
TWO_NAMES = "Row {row} has the same address with the name {name}. Correct one of them."
OVERLAP = "Row {row} already makes {name} {post} at that time. Delete one of the rows."
TWO_SEATS = "Row {row} makes {name} {post} at that time. No one is both. Correct the dates."
NO_FIRST_DAY = "{name} is not {post} today. Enter the first day, for example 7 May 2027."
BEGINS_LATER = "{name} becomes {post} on {day} already. End that post first, or enter a later day."
FROM_BEFORE = "{name} has been {post} since {day}. The first day in the file is not used."
NAMESAKE = "Someone else called {name} has an account already: {email}. This adds another person."
CLOSED = "{name} cannot sign in, and that takes two people to change. Propose it first."
SPELLED = "{typed} is {there} in the portal. The name stays as it is there."


class OnePerson:
    """Compares all rows of one address; what it finds goes into the plan, its notes and problems.
    The posts in `council` are changed as it goes, so that later rows meet what earlier ones did."""

    def __init__(
        self,
        plan: Plan,
        listed: Sequence[ListedPost],
        council: Council,
        importer: User,
        today: date,
    ) -> None:
        self.plan, self.council, self.importer, self.today = plan, council, importer, today
        self.listed = sorted(listed, key=place_in_order)
        first = listed[0]
        there = council.people.get(first.email)
        self.person = there or User(email=first.email, name=first.name)
        self.changes = PersonChanges(self.person)
        self.posts = list(council.posts_of(self.person))
        self.seats = list(council.seats_of(self.person))
        self.met: list[tuple[ListedPost, Held]] = []
        self.kept: list[Held | None] = []

    def compare(self) -> PersonChanges:
        if self.names_agree():
            self.open_account(self.listed[0].row)
            wanted = [(one, self.wanted_of(one)) for one in self.listed]
            self.kept = [self.there_already(one, held) for one, held in wanted]
            for (one, held), there in zip(wanted, self.kept, strict=True):
                if not self.overlaps_earlier_row(one, held):
                    self.compare_one(one, held, there)
                    self.met.append((one, there or held))
        return self.changes

    def names_agree(self) -> bool:
        """Whether all rows of an address have one name, which may be that of its account."""
        first = min(self.listed, key=lambda one: one.row)
        for one in self.listed:
            if one.name != first.name and not is_same_name(one.name, first.name):
                sentence = TWO_NAMES.format(row=first.row, name=first.name)
                self.plan.object_to(one.row, "Email address", sentence)
                return False
        there = self.person.name
        if first.name == there or is_their_name(first.name, there):
            return True
        sentence = OTHER_NAME.format(email=first.email, there=there, typed=first.name)
        self.plan.object_to(first.row, "Email address", sentence)
        return False

    def open_account(self, row: int) -> None:
        """A new account, or one that was closed, and the name of one that is there."""
        name, person = self.listed[0].name, self.person
        if person._state.adding:
            self.join(row, name)
        elif not person.is_active and is_guarded(person):
            self.plan.object_to(row, "Email address", CLOSED.format(name=person.name))
        elif not person.is_active:
            self.changes.reopen(row)
        if is_corrected_name(name, person.name) and person != self.importer:
            self.changes.rename(row, name)
        elif name != person.name and not is_same_name(name, person.name):
            self.plan.notes.append((row, SPELLED.format(typed=name, there=person.name)))

    def join(self, row: int, name: str) -> None:
        """Somebody new, unless a namesake has the same post under another address."""
        self.changes.join(row)
        namesakes, wanted = self.council.namesakes(name), [self.wanted_of(o) for o in self.listed]
        objections = objections_to_new_address(wanted, namesakes, self.council, self.today)
        if said := next(objections, ""):
            self.plan.object_to(row, "Email address", said)
            return
        for other in namesakes:
            self.plan.notes.append((row, NAMESAKE.format(name=name, email=other.email)))

    def wanted_of(self, one: ListedPost) -> Held:
        """The post of a row, unsaved. Without a first day it starts today, if it is not there."""
        days = {"starts_on": one.starts_on or self.today, "ends_on": one.ends_on}
        if one.named == SEAT:
            return Seat(person=self.person, **{"committee": one.committee}, **days)
        role, standing = one.named.role or Role.COUNCILLOR, one.named.standing
        places = {"ward": one.ward, "group": one.group, "service": one.service}
        places["committee"] = one.committee
        post = {"role": role, "standing": standing, "job_title": one.job_title}
        return Appointment(person=self.person, **post, **places, **days)

    def there_already(self, one: ListedPost, wanted: Held) -> Held | None:
        """The post or seat that is there already and goes on, or ends, by this row."""
        rows: Iterable[Held] = self.seats if isinstance(wanted, Seat) else self.posts
        alike = [held for held in rows if is_same_post(held, wanted)]
        if one.starts_on is None:
            alike = [h for h in alike if h.ends_on is None or h.ends_on >= self.today]
            return alike[0] if alike else None
        return next((held for held in alike if shares_a_day(held, wanted)), None)

    def overlaps_earlier_row(self, one: ListedPost, wanted: Held) -> bool:
        """Whether another row of the file has the same post, or another ward, at the same time."""
        for earlier, held in self.met:
            is_same = is_same_post(held, wanted)
            if not shares_a_day(held, wanted) or not (is_same or is_two_wards(held, wanted)):
                continue
            sentence = OVERLAP if is_same else TWO_SEATS
            name, post = self.person.name, post_words(held)
            said = sentence.format(row=earlier.row, name=name, post=post)
            self.plan.object_to(one.row, "Post", said)
            return True
        return False

    def compare_one(self, one: ListedPost, wanted: Held, there: Held | None) -> None:
        if isinstance(wanted, Appointment) and wanted.role in GUARDED:
            self.propose(one, wanted, there)
        elif there:
            self.go_on(one, there)
        elif one.starts_on is None:
            said = NO_FIRST_DAY.format(name=self.person.name, post=post_words(wanted))
            self.plan.object_to(one.row, "Starts", said)
        elif self.makes_room(one, wanted) and self.is_possible(one, wanted):
            self.changes.begin(one.row, wanted)
            (self.seats if isinstance(wanted, Seat) else self.posts).append(wanted)  # type: ignore[arg-type]
            if isinstance(wanted, Appointment) and wanted.role == Role.MAYOR:
                self.council.mayors.append(wanted)

    def go_on(self, one: ListedPost, there: Held) -> None:
        """A post that is there: its last day, group and job title, if the file has one."""
        said_before, name = len(self.changes.lines), self.person.name
        if one.ends_on and one.ends_on < there.starts_on:
            day, post = day_in_words(there.starts_on), post_words(there)
            said = BEGINS_LATER.format(name=name, post=post, day=day)
            self.plan.object_to(one.row, "Ends", said)
            return
        if one.ends_on and one.ends_on != there.ends_on:
            self.changes.end(one.row, there, one.ends_on)
        if isinstance(there, Appointment):
            group, title = one.group or there.group, one.job_title or there.job_title
            if (group, title) != (there.group, there.job_title):
                self.changes.edit(one.row, there, group, title)
        if one.starts_on and one.starts_on != there.starts_on:
            since, post = day_in_words(there.starts_on), post_words(there)
            self.plan.notes.append((one.row, FROM_BEFORE.format(name=name, post=post, day=since)))
        self.plan.same += said_before == len(self.changes.lines)

    def makes_room(self, one: ListedPost, wanted: Held) -> bool:
        """End the day before what this post is instead of, and the posts of earlier mayors."""
        room = [post for post in self.posts if is_instead_of(wanted, post)]
        room = [post for post in room if post not in self.kept and shares_a_day(post, wanted)]
        room = [post for post in room if post not in self.changes.begins]
        if isinstance(wanted, Appointment) and wanted.role == Role.MAYOR:
            mayors = (post for post in self.council.mayors if shares_a_day(post, wanted))
            room += [post for post in mayors if post.starts_on < wanted.starts_on]
        for post in room:
            if post.starts_on >= wanted.starts_on:
                day = day_in_words(post.starts_on)
                said = BEGINS_LATER.format(name=post.person.name, post=post_words(post), day=day)
                self.plan.object_to(one.row, "Starts", said)
                return False
        for post in room:
            self.changes.end(one.row, post, wanted.starts_on - timedelta(days=1))
        return True

    def is_possible(self, one: ListedPost, wanted: Held) -> bool:
        """Whether nothing speaks against a new post; if it does, it is a problem of the row."""
        if isinstance(wanted, Seat):
            return True
        objections = list(objections_to_post(wanted, [*self.posts, *self.council.mayors]))
        for field, sentence in objections:
            self.plan.object_to(one.row, COLUMN_OF.get(field, "Post"), sentence)
        return not objections

    def propose(self, one: ListedPost, wanted: Appointment, there: Held | None) -> None:
        """A post that takes two people is only proposed, and so is another last day of it."""
        before = there if isinstance(there, Appointment) else None
        if before and one.ends_on in (None, before.ends_on):
            self.plan.same += 1
            return
        post = changed_post(before, one.ends_on) if before else wanted
        objections = list(objections_to_post(post, self.posts))
        if self.person.pk:
            objections += objections_to_proposal(post, before, self.importer)
        for field, sentence in objections:
            self.plan.object_to(one.row, COLUMN_OF.get(field, "Post"), sentence)
        if not objections:
            self.changes.propose(one.row, post)


def changed_post(before: Appointment, ends_on: date | None) -> Appointment:
    """The same post with another last day, unsaved."""
    kept = ("person", "role", "standing", "job_title", "starts_on")
    return Appointment(
        pk=before.pk, ends_on=ends_on, **{name: getattr(before, name) for name in kept}
    )
