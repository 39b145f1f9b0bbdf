"""Email of the demo: one from Councillor Okafor, which became a draft."""

from enquiries.email_in.actions import receive_email

EMAIL = """\
From: Clara Okafor <clara@westhaven.example>
To: enquiries@westhaven.example
Subject: Handrail on Chandlers Steps
Message-ID: <handrail@westhaven.example>
Content-Type: text/plain; charset=utf-8

The handrail on Chandlers Steps came loose in the gale, and someone nearly fell this afternoon.
Can it be fixed before the weekend?
"""


def receive_email_of_councillor() -> None:
    receive_email(EMAIL.encode())
