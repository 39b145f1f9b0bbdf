"""Bank holidays in tests: what GOV.UK publishes, and the dates that follow from it."""

import json
from datetime import date

from govuk_bank_holidays.bank_holidays import BankHolidays

from enquiries.models import EnquiryPromise
from tests.people import adopt

MOVED = date(2026, 12, 28), date(2026, 12, 30)


def in_oxford(clock):
    """Five working days, in force since 2 November; it is Wednesday 23 December, ten o’clock."""
    clock.set(2026, 10, 1, 10)
    adopt("oxford", date(2026, 11, 2))
    clock.set(2026, 12, 23, 10)


class Published:
    """What GOV.UK would answer, as a file that the setting names."""

    def __init__(self, settings, folder):
        self.path = folder / "bank-holidays.json"
        settings.BANK_HOLIDAYS_SOURCE = str(self.path)
        self.events = {k: list(v["events"]) for k, v in BankHolidays.load_backup_data().items()}
        self.events["scotland"].append({"title": "World Cup bank holiday", "date": "2026-06-15"})
        self.write()

    def write(self):
        lists = {k: {"division": k, "events": v} for k, v in self.events.items()}
        self.path.write_text(json.dumps(lists))

    def remove(self, day, division=""):
        for part in self.events:
            if division in ("", part):
                self.events[part] = [e for e in self.events[part] if e["date"] != str(day)]
        self.write()

    def add(self, day, title, *divisions):
        for part in divisions or self.events:
            self.events[part].append({"title": title, "date": str(day), "notes": ""})
        self.write()


def due(enquiry):
    return EnquiryPromise.objects.get(case=enquiry, kind="reply").due_on


def text(response):
    return response.content.decode()
