"""Tables of who gets what: each address opened by the people of its row, and by nobody."""

from contextlib import contextmanager

from django.db import transaction
from django.urls import reverse

from tests.clients import Client
from tests.people import signed_in


def check_access(table, address, subtests):
    """`table` has the status that each person gets, by the name of an address; `address(name)` is
    that address, and what it makes is gone again for the next. Each wrong row is reported."""
    browsers = {who: signed_in(who) for row in table.values() for who in row}
    for name, row in table.items():
        with subtests.test(name), rolled_back():
            url = address(name)
            response = Client().get(url)
            assert response.status_code == 302
            assert response.url.split("?")[0] == reverse("account_login")
            assert {who: browsers[who].get(url).status_code for who in row} == row


def statuses_at(url, people):
    """What each of these people gets there, each of them as if no one had been there before."""

    def status_for(who):
        with rolled_back():
            return signed_in(who).get(url).status_code

    return {who: status_for(who) for who in people}


@contextmanager
def rolled_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
