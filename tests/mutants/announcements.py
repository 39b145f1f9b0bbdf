"""Mutations of what announcements do the same under every protocol. A clause switches the rest."""

from foundation.verdict import ALLOWED
from tests.mutants.mutation import mutates


@mutates("members-told-first")
def nobody_has_to_be_told_first(mutation):
    """Every version has it; its clause is only cited."""
    mutation.replace("announcements.publication.has_been_told", lambda original, row: ALLOWED)
