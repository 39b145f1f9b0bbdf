"""manage.py check_keys: whether this process has every key that what is stored needs."""

from django.core.management import BaseCommand, CommandError

from casework.files.removing import unowned_files
from foundation.key_report import key_reports


class Command(BaseCommand):
    help = (
        "Opens a sample of files, of what is encrypted and of links of history, and says which key "
        "is missing and what this process cannot check. Run it after a restore."
    )

    def handle(self, **options: object) -> None:
        """Exit status 1 when a key is missing."""
        for line in checked_keys():
            self.stdout.write(line)
        number = sum(1 for _ in unowned_files())
        self.stdout.write(f"Files that no row of this database names: {number}.")


def checked_keys() -> list[str]:
    """A line for each kind of key. Raises CommandError with what is missing."""
    reports = key_reports()
    wrong = [sentence for one in reports for sentence in (*one.missing, one.absent) if sentence]
    if wrong:
        raise CommandError("\n".join(wrong))
    return list(map(str, reports))
