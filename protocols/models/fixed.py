"""Database triggers that fix an adopted version, its rules, routes and clauses.

The database refuses to add, change or remove what belongs to a version that is no
draft. It waits for a person who is adopting or changing that version at the time.
"""

import pgtrigger

from foundation.triggers import Trigger

NAME = "adopted_is_fixed"
REFUSE = "RAISE EXCEPTION 'Cannot % what belongs to an adopted version', lower(TG_OP);"
GO_ON = "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;"


def version_row_triggers(
    versions: str = "OLD.protocol_id, NEW.protocol_id",
) -> list[Trigger]:
    """For rows of a version; `versions` is SQL for the keys of those that a row belongs to."""
    return [
        Trigger(
            name=NAME,
            level=pgtrigger.Row,
            when=pgtrigger.Before,
            operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
            declare=[("found", "TEXT")],
            func=f"""
                FOR found IN
                    SELECT status FROM protocols_protocol WHERE id IN ({versions})
                    ORDER BY id FOR SHARE
                LOOP
                    IF found <> 'draft' THEN {REFUSE} END IF;
                END LOOP;
                {GO_ON}
            """,  # noqa: S608  (names of columns alone, none of them typed)
        )
    ]


def nudge_triggers() -> list[Trigger]:
    """For nudges, which belong to a version by their rule."""
    return version_row_triggers(
        "SELECT protocol_id FROM protocols_promiserule WHERE id IN (OLD.rule_id, NEW.rule_id)"
    )


def version_triggers() -> list[Trigger]:
    """For the version: once adopted, it can only become a draft again."""
    return [
        Trigger(
            name=NAME,
            level=pgtrigger.Row,
            when=pgtrigger.Before,
            operation=pgtrigger.Update | pgtrigger.Delete,
            func=f"""
                IF OLD.status <> 'draft' AND (TG_OP = 'DELETE' OR NEW.status = OLD.status) THEN
                    {REFUSE}
                END IF;
                {GO_ON}
            """,
        )
    ]
