import pgtrigger.compiler
from django.db import migrations

import foundation.triggers


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0001_first_release"),
    ]

    operations = [
        foundation.triggers.ReplaceTriggers(
            triggers=[
                (
                    "complaintletter",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6b439ac98f069ecb853125c5ef5549e7ad8557f0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ce0f7",
                            table="complaints_complaintletter",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "complaintletter",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="53e1907254457c127f8c8828a46dcce66610665e",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_f40f2",
                            table="complaints_complaintletter",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "evidence",
                    pgtrigger.compiler.Trigger(
                        name="sent_stays",
                        sql=foundation.triggers.TriggerSql(
                            condition='WHEN (OLD."case_id" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="aeaee8a334a0918d7d5e81b1441e31231995fd1a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_sent_stays_6563d",
                            table="complaints_evidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "exclusion",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="70176a9d2298475abfaa5d4bb656c92cbbefe608",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_41378",
                            table="complaints_exclusion",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "exclusion",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="002b479a10b53ed0dfb5171a8e3c2ee3d2057db4",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_d884b",
                            table="complaints_exclusion",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalcomplaint",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6bbf0c566f3da2e5655bdd91367d0299dc5e7e9e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_cffe6",
                            table="complaints_historicalcomplaint",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalcomplaint",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="bfa639759adc7b2791d2f8ba427799e835ca797e",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_7ccf4",
                            table="complaints_historicalcomplaint",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalcomplaintpromise",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a443602c16ed1c0ebcc936a50818c9dd3daf5160",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2f4d9",
                            table="complaints_historicalcomplaintpromise",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalcomplaintpromise",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="f664c0f35098f1d4f66def876a46beaafef0a9f9",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_fe6ea",
                            table="complaints_historicalcomplaintpromise",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalgrant",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3e1871e9982aa2fab7790220d0d954ffed94e7c7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e9153",
                            table="complaints_historicalgrant",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalgrant",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="16bbdb0575cd4fb154cd74234d0d50eb03f4a8a9",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_5cb2b",
                            table="complaints_historicalgrant",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalopening",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a33f59a02f7cc3e5976bf25a8bf9c49568cca2af",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f2bfe",
                            table="complaints_historicalopening",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalopening",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="4d05d3466c2c2f2c49c6ef818b00774442027fee",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_3214e",
                            table="complaints_historicalopening",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "record",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d38367e0119c211b803e15d35528bb2f3f646495",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6d833",
                            table="complaints_record",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "record",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="f9dd4794c2cfa6af62c470b7829b5092097f0ed2",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_75b07",
                            table="complaints_record",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
