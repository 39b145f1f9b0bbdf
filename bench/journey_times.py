"""`python -m bench.journey_times`: how long it takes a councillor to raise an enquiry on a phone.

Nobody is timed. What a thumb does is counted, and the count is made into seconds, from the home
page to the press of Send: 36 words a minute, 1.1 seconds a tap and 1.5 seconds a page.
"""

import sys

from bench.servers import databases, temporary_folder


def main() -> None:
    with temporary_folder() as folder, databases(folder):
        import django

        django.setup()
        from django.test import Client

        from bench.council import make_demo_council
        from bench.journey_walks import walks_of
        from people.models import User

        make_demo_council()
        clara = User.objects.get(name="Clara Okafor")
        client = Client(SERVER_NAME="localhost")
        client.force_login(clara)
        sys.stdout.write("".join(walks_of(clara, client)))


if __name__ == "__main__":
    main()
