"""Actors of the isolation tests: everyone who might look for a complaint, and where.

The complaint is Clara's about Ruth, head of Highways, by Section C 6.1: Eve, the Chief
Executive, has it, and Grace investigates it. Everybody else must find no trace of it.
"""

import re
from datetime import date
from uuid import uuid4

from django.urls import reverse

from complaints import access
from complaints.lodging import drafts
from complaints.models import Evidence, GrantRole
from people.models import Group, Standing, User
from people.roles import Role
from tests.clients import Client
from tests.complaints import cases
from tests.established import establish, superuser
from tests.files import pdf, pending
from tests.people import STARTED, named

READERS = ("clara", "eve", "grace")
NAMES = ("Zebedee", "HR-77")
# Who looks, and as what.
OUTSIDE = {
    "ruth": "the person complained about, a head of service",
    "viola": "her deputy as head of service",
    "colin": "her chief officer",
    "wanda": "the head of another service",
    "nia": "a councillor of the complainant's own ward and group",
    "leo": "the leader of the complainant's group",
    "rex": "the leader of another group",
    "mona": "the Monitoring Officer",
    "mark": "the deputy Monitoring Officer",
    "dora": "the deputy Chief Executive, while there is a Chief Executive",
    "cora": "the Chief Operating Officer",
    "ines": "the independent person",
    "omar": "an officer of her service",
    "stan": "an officer of another service",
    "dev": "a coordinator",
    "pat": "the protocol administrator",
    "petra": "the people administrator",
    "ada": "the auditor",
    "sam": "a superuser without a role",
    "sue": "a superuser who is head of the same service too",
    "lena": "who was Chief Executive until last month",
    "ivan": "whose access was ended",
    "will": "a witness, who is a deputy Chief Executive too",
}
MORE = {
    "viola": (Role.HEAD_OF_SERVICE, {"service": "Highways", "standing": Standing.DEPUTY}),
    "leo": (Role.GROUP_LEADER, {"group": "Harbour Independents"}),
    "rex": (Role.GROUP_LEADER, {"group": "Tide Alliance"}),
    "mark": (Role.MONITORING_OFFICER, {"standing": Standing.DEPUTY}),
    "dora": (Role.CHIEF_EXECUTIVE, {"standing": Standing.DEPUTY}),
    "cora": (Role.CHIEF_OPERATING_OFFICER, {}),
    "ines": (Role.INDEPENDENT_PERSON, {}),
    "sue": (Role.HEAD_OF_SERVICE, {"service": "Highways", "standing": Standing.ACTING}),
    "lena": (Role.CHIEF_EXECUTIVE, {"ends_on": date(2026, 10, 31)}),
    "ivan": (Role.OFFICER, {"service": "Waste"}),
    "will": (Role.CHIEF_EXECUTIVE, {"standing": Standing.DEPUTY}),
}
OF_FILE = ("", "sent/", "acknowledge/", "reply/", "withdraw/", "decide/", "access/", "note/")


def make_everybody():
    for name, (role, post) in MORE.items():
        email = f"{name}@westhaven.example"
        make = superuser if name == "sue" else User.objects.create_user
        person = make(email, f"{name.title()} Strange", "a long secret")
        if group := post.get("group"):
            post = post | {"group": Group.objects.get_or_create(name=group)[0]}
        if service := post.get("service"):
            from people.models import Service

            post = post | {"service": Service.objects.get(name=service)}
        establish(person=person, role=role, **{"starts_on": STARTED} | post)


def the_complaint():
    """Sent, acknowledged, with a file, letters, one access that is open and one that was ended."""
    complaint = cases.sent(witnesses=[named("will").pk], others="A resident, Zebedee")
    for who in ("grace", "ivan"):
        grant = {"person": named(who), "role": GrantRole.INVESTIGATOR, "text": "To look into it."}
        complaint = access.give_access(complaint, **grant, by=named("eve"), key=uuid4())
    last = complaint.grants.last()
    complaint = access.end_access(
        complaint, access=last, text="Not needed", by=named("eve"), key=uuid4()
    )
    return cases.acknowledged(complaint)


def the_complaint_and_a_draft():
    """The complaint, after Clara has started another one, with a file, and not sent it."""
    draft = cases.drafted()
    drafts.seal_uploads(draft, [pending(named("clara"), "Zanzibar note.pdf", pdf())])
    return the_complaint()


def signed_in(who):
    """Behind a proxy each request has the same number, and no two answers differ by theirs."""
    client = Client(headers={"x-request-id": "5" * 32}, raise_request_exception=False)
    client.force_login(named(who))
    return client


class Browsers(dict):
    """By first name a browser of each person's own, signed in when it is first used."""

    def __missing__(self, who):
        self[who] = signed_in(who)
        return self[who]


def seen(browser, page):
    """A page without what differs from one request to the next."""
    response = browser.get(page, follow=True)
    text = response.content.decode()
    text = re.sub(r'name="(csrfmiddlewaretoken|key|signed_for)" value="[^"]*"', "", text)
    return response.status_code, re.sub(r'value="[^"]{20,}"', "", text)


def traces(text, complaint):
    words = (complaint.reference, *cases.PLANTED, *NAMES)
    return [word for word in words if word.lower() in str(text).lower()]


def different_answers(complaint, leaks):
    """Who is answered in another way than at the same address of no complaint."""
    there, missing = complaint.get_absolute_url(), "/complaints/C-2026-22222/"
    file = reverse("complaints:file", args=[complaint.reference, Evidence.objects.get().key])
    key = complaint.grants.first().key
    more = [file, f"{there}access/{key}/", f"{there}access/{key}/end/"]
    urls = [(there + verb, missing + verb) for verb in OF_FILE]
    urls += [(url, url.replace(there, missing)) for url in more]
    for who in OUTSIDE:
        client = signed_in(who)
        for url, other in urls:
            rare = (client.head, client.put) if url in (there, file) else ()
            for method in (client.get, client.post, *rare):
                ours, theirs = method(url), method(other)
                same = ours.content == theirs.content and ours.headers == theirs.headers
                if ours.status_code != theirs.status_code or not same or leaks(ours.content):
                    yield who, method.__name__, url
