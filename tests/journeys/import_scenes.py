"""Files of councillors and officers as their pages show them: with problems, to save, saved."""

from datetime import date, timedelta

from django.utils import timezone

from foundation.history import write
from people.imports import actions
from people.models import ImportState, PeopleImport, User, Ward
from tests.imports.files import a_file, member
from tests.people import named

ELECTED = "7 May 2027"
NAMESAKE = "clara.okafor@westhaven.example"


def rows_of_an_election():
    Ward.objects.get_or_create(name="Moor and Upper Saltmarsh")
    return (
        member("Anna Reed", "Moor and Upper Saltmarsh", starts=ELECTED),
        member("Clara Okafor", "Moor and Upper Saltmarsh", starts=ELECTED, email=NAMESAKE),
        member("Clara Okafor", "Moor and Upper Saltmarsh", starts=ELECTED),
    )


def a_file_to_save(clock):
    return a_file(*rows_of_an_election(), name="elected.xlsx", last_day=date(2027, 5, 6))


def a_file_with_problems(clock):
    bad = member("", "Harbor", post="Wizard", starts="31 February 2027", email="no-address")
    return a_file(bad, member("Omar Haddad", starts=ELECTED), name="a" * 90 + ".csv")


def a_file_being_checked(clock):
    row = a_file(name="staff.csv")
    write(row, by=named("petra"), reason="again", state=ImportState.CHECKING, checked=1, total=3)
    return row


def a_file_that_was_saved(clock):
    """Somebody in it has signed in since."""
    if there := PeopleImport.objects.filter(state=ImportState.DONE).first():
        return there
    row, now = a_file_to_save(clock), timezone.now()
    more = {"shown": row.mark, "undo_until": now + timedelta(hours=18)}
    saved = actions.start_saving(row, by=named("petra"), **more)
    User.objects.filter(name="Anna Reed").update(last_login=now)
    return saved


def files_of_people(clock):
    a_file_with_problems(clock)
    a_file_that_was_saved(clock)


def members_to_upload(clock):
    return ("members",)


def officers_to_upload(clock):
    return ("officers",)
