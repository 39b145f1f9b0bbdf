"""The words of an email about an account."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    subject: str
    body: str
