import pgtrigger.compiler
from django.db import migrations

import foundation.triggers


class Migration(migrations.Migration):
    dependencies = [
        ("enquiries", "0046_drafts_passed_on"),
    ]

    operations = [
        foundation.triggers.ReplaceTriggers(
            triggers=[
                (
                    "enquiry",
                    pgtrigger.compiler.Trigger(
                        name="said_once",
                        sql=foundation.triggers.TriggerSql(
                            condition='WHEN (OLD."asked_as" IS DISTINCT FROM (NEW."asked_as") OR OLD."outside_body_id" IS DISTINCT FROM (NEW."outside_body_id") OR OLD."may_conflict" IS DISTINCT FROM (NEW."may_conflict") OR OLD."committee_decides" IS DISTINCT FROM (NEW."committee_decides") OR OLD."interest_declared" IS DISTINCT FROM (NEW."interest_declared") OR OLD."interest" IS DISTINCT FROM (NEW."interest") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."item" IS DISTINCT FROM (NEW."item") OR OLD."meeting_on" IS DISTINCT FROM (NEW."meeting_on") OR OLD."committee_id" IS DISTINCT FROM (NEW."committee_id") OR OLD."for_meeting" IS DISTINCT FROM (NEW."for_meeting") OR OLD."came_by" IS DISTINCT FROM (NEW."came_by") OR OLD."typed_at" IS DISTINCT FROM (NEW."typed_at"))',
                            func="IF TG_OP = 'UPDATE' AND erasure_lets_pass(TG_TABLE_NAME, OLD.id, to_jsonb(OLD), to_jsonb(NEW), ARRAY['title', 'place', 'earlier_reference', 'interest', 'item', 'search', 'queue_at']) THEN RETURN NEW; END IF; RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="da3d624f8e2d1b337ce85303ce8bc7b25fbea953",
                            operation="UPDATE",
                            pgid="pgtrigger_said_once_9f24d",
                            table="enquiries_enquiry",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "enquiryletter",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="IF TG_OP = 'UPDATE' AND erasure_lets_pass(TG_TABLE_NAME, OLD.id, to_jsonb(OLD), to_jsonb(NEW), ARRAY['body', 'signed', 'missing', 'why', 'for_resident']) THEN RETURN NEW; END IF; RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fd514e9b4cbdbc3c9e37741dcdb7274b19a675a0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d8c28",
                            table="enquiries_enquiryletter",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "enquirynote",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="IF TG_OP = 'UPDATE' AND erasure_lets_pass(TG_TABLE_NAME, OLD.id, to_jsonb(OLD), to_jsonb(NEW), ARRAY['body']) THEN RETURN NEW; END IF; RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="650678096cda2c316c8d38cbb3cdbf9a9334601d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a3bd6",
                            table="enquiries_enquirynote",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalcontentiousflag",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="IF TG_OP = 'UPDATE' AND erasure_lets_pass(TG_TABLE_NAME, OLD.history_id, to_jsonb(OLD), to_jsonb(NEW), ARRAY['reason']) THEN RETURN NEW; END IF; RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="20268977248db223ca195353d45cf6a4868b36c5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_25852",
                            table="enquiries_historicalcontentiousflag",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalcontributedfile",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="IF TG_OP = 'UPDATE' AND erasure_lets_pass(TG_TABLE_NAME, OLD.history_id, to_jsonb(OLD), to_jsonb(NEW), ARRAY['name', 'digest']) THEN RETURN NEW; END IF; RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="74b86c6c5e570527a470d83dfa8926c3206cb919",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a8603",
                            table="enquiries_historicalcontributedfile",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalcontribution",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="IF TG_OP = 'UPDATE' AND erasure_lets_pass(TG_TABLE_NAME, OLD.history_id, to_jsonb(OLD), to_jsonb(NEW), ARRAY['question', 'said', 'signed']) THEN RETURN NEW; END IF; RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6915e9821830c0e48f831ca39ec86d626846c62d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b20ec",
                            table="enquiries_historicalcontribution",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalenquiry",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="IF TG_OP = 'UPDATE' AND erasure_lets_pass(TG_TABLE_NAME, OLD.history_id, to_jsonb(OLD), to_jsonb(NEW), ARRAY['title', 'place', 'earlier_reference', 'interest', 'item']) THEN RETURN NEW; END IF; RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e96d36ab7e7172d1eafaf49f7b3ea5f195f248bd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f1d6f",
                            table="enquiries_historicalenquiry",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalenquiryfile",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="IF TG_OP = 'UPDATE' AND erasure_lets_pass(TG_TABLE_NAME, OLD.history_id, to_jsonb(OLD), to_jsonb(NEW), ARRAY['name', 'digest']) THEN RETURN NEW; END IF; RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3385a5548dcf73b53b995ce5b0673e98f3ac86a0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3da0e",
                            table="enquiries_historicalenquiryfile",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalforwarding",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="IF TG_OP = 'UPDATE' AND erasure_lets_pass(TG_TABLE_NAME, OLD.history_id, to_jsonb(OLD), to_jsonb(NEW), ARRAY['why', 'reader_signed']) THEN RETURN NEW; END IF; RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a758903d9ff2a27077500b860f8a7d57ea2aed40",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1a807",
                            table="enquiries_historicalforwarding",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalproposal",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="IF TG_OP = 'UPDATE' AND erasure_lets_pass(TG_TABLE_NAME, OLD.history_id, to_jsonb(OLD), to_jsonb(NEW), ARRAY['said', 'why', 'edited']) THEN RETURN NEW; END IF; RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="08d418ea7610999dbf042d74b65e5d474306225a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ccb68",
                            table="enquiries_historicalproposal",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalproposedfile",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="IF TG_OP = 'UPDATE' AND erasure_lets_pass(TG_TABLE_NAME, OLD.history_id, to_jsonb(OLD), to_jsonb(NEW), ARRAY['name', 'digest']) THEN RETURN NEW; END IF; RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3e9b04a831de3cc3ec6ab81246cadd69f8cb9360",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ef37e",
                            table="enquiries_historicalproposedfile",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalresident",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="IF TG_OP = 'UPDATE' AND erasure_lets_pass(TG_TABLE_NAME, OLD.history_id, to_jsonb(OLD), to_jsonb(NEW), ARRAY['name', 'address', 'contact']) THEN RETURN NEW; END IF; RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="807dc53fe01649fbc479b8e0ceb9068afe37675e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_65c6b",
                            table="enquiries_historicalresident",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        ),
    ]
