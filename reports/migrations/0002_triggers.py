"""Triggers that add report events in the transaction of what they count, and the events of what
was there before them. `reports/models.py` says what an event is."""

from django.db import migrations

ADD_EVENT = """
    CREATE FUNCTION reports_add_event(
        of_case bigint, what text, promise text, promise_key bigint, day date,
        began_on date, ended_on date
    ) RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
        INSERT INTO reports_reportevent (what, promise, promise_key, month, service_id, ward_id,
            kind, protocol_id, member_id, began_on, ended_on)
        SELECT what, promise, promise_key, date_trunc('month', day)::date, service_id, ward_id,
            kind, protocol_id, member_id, began_on, ended_on
        FROM enquiries_enquiry
        WHERE id = of_case AND kind NOT IN ('budget-format', 'criticism')
    $$
"""
# Late as `missed_by` has it, with the ends of `CLOCK_ENDS`. A holding reply is no answer.
ADD_RESULT = """
    CREATE FUNCTION reports_add_result(ended enquiries_enquirypromise) RETURNS void
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE
        is_late boolean := ended.due_at < coalesce(ended.stopped_at, ended.ended_at);
        is_held boolean := ended.kind = 'reply' AND ended.kept_at IS NOT NULL AND EXISTS (
            SELECT FROM enquiries_enquiryletter WHERE case_id = ended.case_id
            AND kind = 'holding' AND sent_at BETWEEN ended.started_at AND ended.kept_at
        );
        is_answer boolean := ended.kept_at IS NOT NULL AND NOT is_held;
    BEGIN
        PERFORM reports_add_event(
            ended.case_id,
            CASE WHEN is_late THEN 'late' WHEN is_held THEN 'held' WHEN is_answer THEN 'met'
                ELSE 'released' END,
            ended.kind, ended.id, ended.due_on,
            CASE WHEN is_answer THEN (ended.working ->> 'counts_from')::date END,
            CASE WHEN is_answer THEN (ended.kept_at AT TIME ZONE 'Europe/London')::date END
        );
    END;
    $$
"""
PROMISE_ENDED = """
    CREATE FUNCTION reports_promise_ended() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND OLD.ended_at IS NOT NULL THEN
            INSERT INTO reports_reportevent (what, promise, promise_key, month, service_id,
                ward_id, kind, protocol_id, member_id, began_on, ended_on, number)
            SELECT what, promise, promise_key, month, service_id,
                ward_id, kind, protocol_id, member_id, began_on, ended_on, -1
            FROM reports_reportevent WHERE promise_key = OLD.id ORDER BY id DESC LIMIT 1;
        END IF;
        IF NEW.ended_at IS NOT NULL THEN
            PERFORM reports_add_result(NEW);
        END IF;
        RETURN NULL;
    END;
    $$;
    CREATE TRIGGER reports_ended_at_once AFTER INSERT ON enquiries_enquirypromise
        FOR EACH ROW WHEN (NEW.ended_at IS NOT NULL AND NEW.kind <> 'watch')
        EXECUTE FUNCTION reports_promise_ended();
    CREATE TRIGGER reports_ended
        AFTER UPDATE OF due_at, kept_at, ended_at, stopped_at ON enquiries_enquirypromise
        FOR EACH ROW WHEN (
            NEW.kind <> 'watch' AND (OLD.due_at, OLD.kept_at, OLD.ended_at, OLD.stopped_at)
            IS DISTINCT FROM (NEW.due_at, NEW.kept_at, NEW.ended_at, NEW.stopped_at)
        ) EXECUTE FUNCTION reports_promise_ended();
"""
LETTER_SENT = """
    CREATE FUNCTION reports_letter_sent() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
        PERFORM reports_add_event(NEW.case_id, NEW.kind, '', NULL,
            (NEW.sent_at AT TIME ZONE 'Europe/London')::date, NULL, NULL);
        RETURN NULL;
    END;
    $$;
    CREATE TRIGGER reports_letter_sent AFTER INSERT ON enquiries_enquiryletter
        FOR EACH ROW
        WHEN (NEW.kind IN ('holding', 'chase', 'follow-up', 'decline', 'redirect'))
        EXECUTE FUNCTION reports_letter_sent();
"""
CONTRIBUTION_ASKED = """
    CREATE FUNCTION reports_contribution_asked() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    BEGIN
        PERFORM reports_add_event(NEW.case_id, 'contribution', '', NULL,
            (NEW.started_at AT TIME ZONE 'Europe/London')::date, NULL, NULL);
        RETURN NULL;
    END;
    $$;
    CREATE TRIGGER reports_contribution_asked AFTER INSERT ON enquiries_contribution
        FOR EACH ROW EXECUTE FUNCTION reports_contribution_asked();
"""
WHAT_WAS_THERE = """
    SELECT reports_add_result(ended) FROM enquiries_enquirypromise AS ended
        WHERE ended_at IS NOT NULL AND kind <> 'watch';
    SELECT reports_add_event(case_id, kind, '', NULL,
        (sent_at AT TIME ZONE 'Europe/London')::date, NULL, NULL)
        FROM enquiries_enquiryletter
        WHERE kind IN ('holding', 'chase', 'follow-up', 'decline', 'redirect');
    SELECT reports_add_event(case_id, 'contribution', '', NULL,
        (started_at AT TIME ZONE 'Europe/London')::date, NULL, NULL)
        FROM enquiries_contribution;
"""
REMOVE = """
    DROP FUNCTION reports_contribution_asked() CASCADE;
    DROP FUNCTION reports_letter_sent() CASCADE;
    DROP FUNCTION reports_promise_ended() CASCADE;
    DROP FUNCTION reports_add_result(enquiries_enquirypromise);
    DROP FUNCTION reports_add_event(bigint, text, text, bigint, date, date, date);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0001_report_events"),
        ("enquiries", "0045_open_promises_by_date"),
    ]

    operations = [
        migrations.RunSQL(
            "; ".join(
                (
                    ADD_EVENT,
                    ADD_RESULT,
                    PROMISE_ENDED,
                    LETTER_SENT,
                    CONTRIBUTION_ASKED,
                    WHAT_WAS_THERE,
                )
            ),
            REMOVE,
        ),
    ]
