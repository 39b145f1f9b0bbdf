import pgtrigger.compiler
from django.db import migrations

import foundation.triggers


class Migration(migrations.Migration):
    dependencies = [
        ("enquiries", "0001_first_release"),
    ]

    operations = [
        foundation.triggers.ReplaceTriggers(
            triggers=[
                (
                    "enquiry",
                    pgtrigger.compiler.Trigger(
                        name="said_once",
                        sql=foundation.triggers.TriggerSql(
                            condition='WHEN (OLD."asked_as" IS DISTINCT FROM (NEW."asked_as") OR OLD."outside_body_id" IS DISTINCT FROM (NEW."outside_body_id") OR OLD."may_conflict" IS DISTINCT FROM (NEW."may_conflict") OR OLD."committee_decides" IS DISTINCT FROM (NEW."committee_decides") OR OLD."interest_declared" IS DISTINCT FROM (NEW."interest_declared") OR OLD."interest" IS DISTINCT FROM (NEW."interest") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."item" IS DISTINCT FROM (NEW."item") OR OLD."meeting_on" IS DISTINCT FROM (NEW."meeting_on") OR OLD."committee_id" IS DISTINCT FROM (NEW."committee_id") OR OLD."for_meeting" IS DISTINCT FROM (NEW."for_meeting"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="99a3deab738304c5f08b8bd271db7e244daab11f",
                            operation="UPDATE",
                            pgid="pgtrigger_said_once_9f24d",
                            table="enquiries_enquiry",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "enquiryfileopening",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3cb350bc3769ae241519ce8e790de93ce5784d2d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3309d",
                            table="enquiries_enquiryfileopening",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "enquiryfileopening",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="55c95fb2d3ae375deee1c19a4d11aae5015190a4",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_ab4f9",
                            table="enquiries_enquiryfileopening",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "enquiryletter",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ffbd4c60bf74c81257c2d827f748a599f1b3743d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d8c28",
                            table="enquiries_enquiryletter",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "enquiryletter",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="2d123a3ff050b1874a71369ff051d79d2c6dbb10",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_91e83",
                            table="enquiries_enquiryletter",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalcontentiousflag",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="87e585e83278ce5bcc1f4f879cc4e2b2bb22bc8f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_25852",
                            table="enquiries_historicalcontentiousflag",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalcontentiousflag",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="87440e60b5cd0a33789193711d91a198b2641926",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_5ea3f",
                            table="enquiries_historicalcontentiousflag",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicaldecidedwork",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="923b839414d425268c8ef13e9814a9dd4bc40da7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0291e",
                            table="enquiries_historicaldecidedwork",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicaldecidedwork",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="0038ecf4e11e95fb9243b80ba7f3c72e280296c8",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_1d047",
                            table="enquiries_historicaldecidedwork",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalenquiry",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5c5523c8cc0c2159f240d1c46dad41efa3991bf2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f1d6f",
                            table="enquiries_historicalenquiry",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalenquiry",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="4646582e5be09f267795d9b82d0526ecf035fd73",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_541ce",
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
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a85bdfdd8f4164c56d6714848ee1d1b3f0d34732",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3da0e",
                            table="enquiries_historicalenquiryfile",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalenquiryfile",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="4e135f17467297058cffbfab593d20bf2452e313",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_98346",
                            table="enquiries_historicalenquiryfile",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalenquirypromise",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ff52bc474333102c2314bf80c7e445bc804cee7f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_fee10",
                            table="enquiries_historicalenquirypromise",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalenquirypromise",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="129da8d16af7a1ea25ba1226e5a2ce2e10adedbd",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_75eec",
                            table="enquiries_historicalenquirypromise",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalfirstreport",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4cd66cb14a071ea1bd7410ea4c08006f397876ec",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f9a07",
                            table="enquiries_historicalfirstreport",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalfirstreport",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="d661cd1af2ecf89b9ee3b63eadf8876abfde6b8a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_70f72",
                            table="enquiries_historicalfirstreport",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalproposal",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8dddee8d4792ab339be6fc3c16faec955078986c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ccb68",
                            table="enquiries_historicalproposal",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalproposal",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="068cfc5d502947456d7e230dfd33f0312376cf69",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_5c5f1",
                            table="enquiries_historicalproposal",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalresident",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b5c8e1904cf6a13af8b762217fe8d680af608e17",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_65c6b",
                            table="enquiries_historicalresident",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalresident",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="692022a7736a890ef59d6fbb594886c97f09f0a0",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_c9b57",
                            table="enquiries_historicalresident",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
