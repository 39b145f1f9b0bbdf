"""Comparison of a file with who is there: its plan, which changes nothing by itself."""

from collections.abc import Iterable, Mapping
from datetime import date

from people.imports import columns
from people.imports.columns import Column, places_of_columns
from people.imports.council import ROLES, Council, read_council
from people.imports.listed import ListedPost, Problem, read_rows
from people.imports.one_person import OnePerson
from people.imports.plan import Plan
from people.imports.progress import Progress, no_progress
from people.imports.unlisted_people import OWN, endings_of_unlisted
from people.models import ImportKind, PeopleImport
from people.models.address import in_small_letters


def plan_of(people_import: PeopleImport, today: date, progress: Progress = no_progress) -> Plan:
    """What the rows would change on a local date. Asks the database a fixed number of times, and
    once more for each councillor and each post that takes two people."""
    rows, plan = people_import.rows, Plan()
    places, wrong = places_of_columns(rows[0], columns.columns_of(people_import))
    for sentence in wrong:
        plan.object_to(1, "", sentence)
    if not wrong:
        at = places[columns.ADDRESS]
        addresses = [str(in_small_letters(row[at])) for row in rows[1:] if at < len(row)]
        council = read_council(people_import, addresses, today)
        listed = listed_by_person(plan, people_import, places, council)
        compare_people(plan, people_import, listed, council, today, progress)
    return plan


def listed_by_person(
    plan: Plan, people_import: PeopleImport, places: Mapping[Column, int], council: Council
) -> list[list[ListedPost]]:
    """The rows of each address together; the problems of cells go into the plan."""
    listed: dict[str, list[ListedPost]] = {}
    for found in read_rows(people_import.rows, places, ImportKind(people_import.kind), council):
        for one in found:
            if isinstance(one, Problem):
                plan.object_to(*one)
            else:
                listed.setdefault(one.email, []).append(one)
    return list(listed.values())


def compare_people(
    plan: Plan,
    people_import: PeopleImport,
    listed: Iterable[list[ListedPost]],
    council: Council,
    today: date,
    progress: Progress,
) -> None:
    importer, named = people_import.made_by, set()
    for number, rows in enumerate(listed, start=1):
        changes = OnePerson(plan, rows, council, importer, today).compare()
        named.add(changes.person.pk)
        plan.add(changes, importer)
        progress(number)
    if last_day := people_import.others_end_on:
        others = [person for person in council.people.values() if person.pk not in named]
        roles = ROLES[ImportKind(people_import.kind)]
        for changes in endings_of_unlisted(plan, others, council, roles, last_day):
            if changes.person == importer:
                plan.notes += [(0, OWN)] if changes.lines else []
            else:
                plan.add(changes, importer)
