"""Triggers of the evidence itself: a link is folded into a head once, and nothing else changes."""

import pgtrigger

from foundation.history import append_only
from foundation.triggers import Protect, Trigger

REFUSAL = "RAISE EXCEPTION 'Cannot update or delete rows from % table', TG_TABLE_NAME;"
FOLDED_ONCE = f"""
    IF OLD.head IS NOT NULL OR NEW.head IS NULL
       OR (OLD.id, OLD.table_name, OLD.row_key, OLD.record, OLD.step, OLD.columns, OLD.digest,
           OLD.previous, OLD.mac)
       IS DISTINCT FROM
          (NEW.id, NEW.table_name, NEW.row_key, NEW.record, NEW.step, NEW.columns, NEW.digest,
           NEW.previous, NEW.mac) THEN
        {REFUSAL}
    END IF;
    RETURN NEW;
"""


def folded_once() -> list[Trigger]:
    return [
        Trigger(
            name="folded_once",
            when=pgtrigger.Before,
            operation=pgtrigger.Update,
            func=FOLDED_ONCE,
        ),
        Protect(name="never_removed", operation=pgtrigger.Delete),
        no_truncate(),
    ]


def never_changed() -> list[Trigger]:
    return append_only()


def no_truncate() -> Trigger:
    return next(trigger for trigger in append_only() if trigger.name == "no_truncate")
