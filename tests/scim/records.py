"""Records of accounts: what the directory says of somebody, a program with a token, and an address
that waits for its owner."""

from uuid import uuid4

from django.utils import timezone

from foundation.history import write
from people.address_changes.actions import ask_for_address
from people.models import DirectoryAccount, ServiceAccount, User
from tests.people import named


def accounts_on_record():
    by, clara = named("petra"), named("clara")
    write(DirectoryAccount(person=clara, user_name=clara.email), by=by, reason="added")
    program = User(name="Entra ID", email="entra@invalid", is_active=False, is_system=True)
    write(program, by=by, reason="added")
    more = {"digest": "5" * 64, "made_at": timezone.now(), "ends_on": timezone.localdate()}
    account = ServiceAccount(person=program, scope="scim", made_by=by, key=uuid4(), **more)
    write(account, by=by, reason="made")
    ask_for_address(clara, "clara@elsewhere.example", by=by)
