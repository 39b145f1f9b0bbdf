"""Triggers that mark an enquiry as changed in the transaction of the change, and numbers for what
was there before them. `api/models.py` says what a change is."""

from django.db import migrations

NUMBERS = "CREATE SEQUENCE api_change_number"
MARK = """
    CREATE FUNCTION api_mark_changed(of_case bigint) RETURNS void
    LANGUAGE sql SET search_path = public, pg_temp AS $$
        INSERT INTO api_enquirychange (enquiry_id, changed_at)
        SELECT id, now() FROM enquiries_enquiry
        WHERE id = of_case AND kind NOT IN ('budget-format', 'criticism')
        ON CONFLICT (enquiry_id) DO UPDATE SET changed_at = EXCLUDED.changed_at, number = NULL
    $$
"""
OF_ENQUIRY = """
    CREATE FUNCTION api_enquiry_changed() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
        PERFORM api_mark_changed(NEW.id);
        RETURN NULL;
    END;
    $$;
    CREATE TRIGGER api_enquiry_raised AFTER INSERT ON enquiries_enquiry
        FOR EACH ROW EXECUTE FUNCTION api_enquiry_changed();
    CREATE TRIGGER api_enquiry_changed AFTER UPDATE ON enquiries_enquiry
        FOR EACH ROW WHEN (
            (OLD.status, OLD.kind, OLD.title, OLD.service_id, OLD.ward_id, OLD.due_at,
                OLD.answered_at)
            IS DISTINCT FROM
            (NEW.status, NEW.kind, NEW.title, NEW.service_id, NEW.ward_id, NEW.due_at,
                NEW.answered_at)
        ) EXECUTE FUNCTION api_enquiry_changed();
"""
OF_PROMISE = """
    CREATE FUNCTION api_promise_changed() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
        PERFORM api_mark_changed(NEW.case_id);
        RETURN NULL;
    END;
    $$;
    CREATE TRIGGER api_promise_made AFTER INSERT ON enquiries_enquirypromise
        FOR EACH ROW WHEN (NEW.kind <> 'watch') EXECUTE FUNCTION api_promise_changed();
    CREATE TRIGGER api_promise_changed AFTER UPDATE ON enquiries_enquirypromise
        FOR EACH ROW WHEN (
            NEW.kind <> 'watch' AND (OLD.due_on, OLD.due_at, OLD.kept_at, OLD.ended_at, OLD.stopped_at)
            IS DISTINCT FROM (NEW.due_on, NEW.due_at, NEW.kept_at, NEW.ended_at, NEW.stopped_at)
        ) EXECUTE FUNCTION api_promise_changed();
"""
WHAT_WAS_THERE = """
    INSERT INTO api_enquirychange (enquiry_id, changed_at, number)
    SELECT id, now(), nextval('api_change_number') FROM (
        SELECT id FROM enquiries_enquiry
        WHERE kind NOT IN ('budget-format', 'criticism') ORDER BY id
    ) AS enquiry
"""


class Migration(migrations.Migration):
    dependencies = [
        ("api", "0001_changes"),
    ]

    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (NUMBERS, MARK, OF_ENQUIRY, OF_PROMISE, WHAT_WAS_THERE)
    ]
