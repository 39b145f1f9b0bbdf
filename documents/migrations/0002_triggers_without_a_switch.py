import pgtrigger.compiler
from django.db import migrations

import foundation.triggers


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_first_release"),
    ]

    operations = [
        foundation.triggers.ReplaceTriggers(
            triggers=[
                (
                    "documentletter",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1ef733488e7cc77645f8658487ffd5c36e2f280f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3e26d",
                            table="documents_documentletter",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "documentletter",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="9a1d6b0aaed776066ee4fc8150f055957b8caea8",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_6ea6e",
                            table="documents_documentletter",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicaldecision",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ef88bd3b68a1372195fe6ef97b008d415b60133a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_55144",
                            table="documents_historicaldecision",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicaldecision",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="22819c85f165dabb3d014ec16ed6902f62693bdf",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_5bd1f",
                            table="documents_historicaldecision",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicaldocumentpromise",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d99162246b520651499eba7e47e30fcf3ee61cb1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8887d",
                            table="documents_historicaldocumentpromise",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicaldocumentpromise",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="c811286b67d8b98f8af79c4276f0a96f108d340b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_371a6",
                            table="documents_historicaldocumentpromise",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicaldocumentrequest",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8ba85100f7dc3c550bcc15720cc93fa59368c8e9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_54bc2",
                            table="documents_historicaldocumentrequest",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicaldocumentrequest",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="fb2e0a1404d2f654860b92b8d8951feeb4d1e33d",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_53cc5",
                            table="documents_historicaldocumentrequest",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalreleasedfile",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2cc91b2e7c31a8d3b690fc7daa03a4e13124bd71",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_cb24b",
                            table="documents_historicalreleasedfile",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalreleasedfile",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="3b2328f369cb0ba430a80d340e5952d3656bfbc0",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_2182d",
                            table="documents_historicalreleasedfile",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalsharing",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4a96af1466af2a8e7ce0e41bb3723858db5846cf",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f1cfb",
                            table="documents_historicalsharing",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalsharing",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="9449e077cd8aa70c2198bcfffbf7501b69cf543b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_e6d8c",
                            table="documents_historicalsharing",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "releasedfileopening",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3c2307c4ca86143f8920c4d69785c988b607b645",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5180c",
                            table="documents_releasedfileopening",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "releasedfileopening",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="cbdbdd962ecc03e08863bddb94bad677fd1f0eb6",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_a9b07",
                            table="documents_releasedfileopening",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
