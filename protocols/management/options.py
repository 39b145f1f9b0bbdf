"""Options of the commands that explain: one of several words, or a sentence and exit code 2."""

from collections.abc import Sequence

from django.core.management.base import CommandError


def refuse(sentence: str) -> CommandError:
    """An error that ends the command with exit code 2."""
    return CommandError(sentence, returncode=2)


def read_choice(option: str, value: str, choices: Sequence[str]) -> str:
    """The value of an option; raises CommandError where it is none of these."""
    if value not in choices:
        raise refuse(f'{option}: there is no "{value}". Choose one of {", ".join(choices)}.')
    return value
