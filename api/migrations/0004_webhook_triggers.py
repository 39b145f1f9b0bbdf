"""Triggers that write deliveries of webhooks in the transaction of what happened to an enquiry.
Confidential ones have none. `api/models/webhooks.py` says what a delivery is."""

from django.db import migrations

TELL = """
    CREATE FUNCTION api_tell_webhooks() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE
        happened text := CASE
            WHEN TG_OP = 'INSERT' THEN 'enquiry.raised'
            WHEN NEW.status = 'answered' AND OLD.status <> 'answered' THEN 'enquiry.answered'
            WHEN NEW.status IN ('closed', 'redirected', 'withdrawn') AND OLD.status <> NEW.status
                THEN 'enquiry.closed'
            WHEN NEW.officer_id IS NOT NULL AND NEW.officer_id IS DISTINCT FROM OLD.officer_id
                THEN 'enquiry.assigned'
        END;
    BEGIN
        INSERT INTO api_delivery (key, webhook_id, event, reference, enquiry_state, at, due_at)
        SELECT gen_random_uuid(), id, happened, NEW.reference, NEW.status, now(), 'epoch'
        FROM api_webhook
        WHERE ended_at IS NULL AND happened = ANY(events)
            AND NEW.kind NOT IN ('budget-format', 'criticism') ORDER BY id;
        RETURN NULL;
    END;
    $$;
    CREATE TRIGGER api_tell_raised AFTER INSERT ON enquiries_enquiry
        FOR EACH ROW EXECUTE FUNCTION api_tell_webhooks();
    CREATE TRIGGER api_tell_changed AFTER UPDATE ON enquiries_enquiry
        FOR EACH ROW WHEN (
            (OLD.status, OLD.officer_id) IS DISTINCT FROM (NEW.status, NEW.officer_id)
        ) EXECUTE FUNCTION api_tell_webhooks();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("api", "0003_webhooks"),
    ]

    operations = [migrations.RunSQL(TELL, migrations.RunSQL.noop)]
