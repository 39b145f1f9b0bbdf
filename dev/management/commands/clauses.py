"""manage.py clauses in a checkout, where there are tests to name."""

from django.conf import settings

from dev import clause_tests
from protocols.management.commands import clauses


class Command(clauses.Command):
    marks = clause_tests.clause_marks(settings.ROOT / "tests")
