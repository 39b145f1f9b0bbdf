"""The models of relations: one kind of record each, and what every meeting has."""

from relations.models.connections import (
    AccessDetails,
    Connection,
    ConnectionKind,
    Declaration,
    DeclarationAccess,
    DeclarationQuerySet,
    DeclarationState,
    Deed,
    OfficeNotes,
)
from relations.models.meetings import Meeting

__all__ = [
    "AccessDetails",
    "Connection",
    "ConnectionKind",
    "Declaration",
    "DeclarationAccess",
    "DeclarationQuerySet",
    "DeclarationState",
    "Deed",
    "Meeting",
    "OfficeNotes",
]
