"""Writes the pages of the manual that come from the code, or says which have gone stale."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from dev.architecture import picture
from dev.clause_tests import clause_marks
from portal.manual import manual_pages


def generated() -> dict[str, str]:
    """Every generated file of docs/: its name and its text."""
    drawn = picture(settings.ROOT / "pyproject.toml")
    return manual_pages(clause_marks(settings.ROOT / "tests")) | {"architecture.svg": drawn}


class Command(BaseCommand):
    help = "Writes the pages of docs/ that come from the code, such as docs/clauses.md."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing, and fail if a page is out of date"
        )

    def handle(self, *, check: bool, **options: object) -> None:
        folder = settings.ROOT / "docs"
        folder.mkdir(exist_ok=True)
        for name, text in generated().items():
            page = folder / name
            old = page.read_text(encoding="utf-8") if page.is_file() else ""
            if old == text:
                continue
            if check:
                raise CommandError(f"docs/{name} is out of date. Run `make docs`.")
            page.write_text(text, encoding="utf-8")
            self.stdout.write(f"Wrote docs/{name}")
