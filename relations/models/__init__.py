"""The models of relations: one kind of record each, and what every meeting has."""

from relations.models.meetings import Meeting

__all__ = ["Meeting"]
