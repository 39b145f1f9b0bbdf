import pgtrigger.compiler
from django.db import migrations

import foundation.triggers


class Migration(migrations.Migration):
    dependencies = [
        ("protocols", "0001_first_release"),
    ]

    operations = [
        foundation.triggers.ReplaceTriggers(
            triggers=[
                (
                    "acknowledgement",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6e80295d12202e77ff09fa1979b39f8568ef6f12",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_30525",
                            table="protocols_acknowledgement",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "acknowledgement",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="de2fcb7bdd4720f1f5a002c19a590fba571bc013",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_09cf1",
                            table="protocols_acknowledgement",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "clause",
                    pgtrigger.compiler.Trigger(
                        name="adopted_is_fixed",
                        sql=foundation.triggers.TriggerSql(
                            declare="DECLARE found TEXT;",
                            func="\n                FOR found IN\n                    SELECT status FROM protocols_protocol WHERE id IN (OLD.protocol_id, NEW.protocol_id)\n                    ORDER BY id FOR SHARE\n                LOOP\n                    IF found <> 'draft' THEN RAISE EXCEPTION 'Cannot % what belongs to an adopted version', lower(TG_OP); END IF;\n                END LOOP;\n                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;\n            ",
                            hash="03292517da50ffea399f1ed9f3ec1d1331eb75f9",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_adopted_is_fixed_68d07",
                            table="protocols_clause",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalbankholiday",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4b34878102849d6dbc14a4f1c6cf0ec49068c106",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b4f08",
                            table="protocols_historicalbankholiday",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalbankholiday",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="c2ebbefb68f98917b79125e754d812e826f338f8",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_68743",
                            table="protocols_historicalbankholiday",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalclause",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e294939afc8012e5ebd8e92d5d2b72cf474c8db6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2a4d2",
                            table="protocols_historicalclause",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalclause",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="85f521ab8b64e52a9360cc4b9a164de1af8b703a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_99ebe",
                            table="protocols_historicalclause",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalclosureday",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="dc19e0956c3df2cddfb944cd5a8e1cfc16de7d39",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3bc21",
                            table="protocols_historicalclosureday",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalclosureday",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="c21345e5cdb7cf90118f5a0e8a67f321dc234674",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_bef68",
                            table="protocols_historicalclosureday",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalelectionperiod",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="27e633d096a3f4eaddfa4a1367328b6dd6cda623",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f211e",
                            table="protocols_historicalelectionperiod",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalelectionperiod",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="ff5f0066a8e199dcfccbe3b1de39f5a17a0cc987",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_d59c3",
                            table="protocols_historicalelectionperiod",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalnudge",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="baffc411f52e4256d0dee4eaa1b67959c3e056fb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_dea9d",
                            table="protocols_historicalnudge",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalnudge",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="4261c88d049e6ec521f778d2a7a3ebb5da2ac78f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_90655",
                            table="protocols_historicalnudge",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalpromiserule",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f57982bfd9041572bffa98624e10d8c05a319ccf",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_80c46",
                            table="protocols_historicalpromiserule",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalpromiserule",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="ef1d6ce63fb9f65c1e2a2bbdb87ab2da7452145f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_ec91d",
                            table="protocols_historicalpromiserule",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalprotocol",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d26114986d31c1c5a24470b655a7dbaf8fc3dd87",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e45fa",
                            table="protocols_historicalprotocol",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalprotocol",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="8448a058d500e3de971595d7d258eb7e191a2367",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_c7fa7",
                            table="protocols_historicalprotocol",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalroute",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1d4943314ee0e93e62b1192ba2cc3afe0fbf9de2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_db437",
                            table="protocols_historicalroute",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalroute",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="bec18211edba19a9631b0ff3d569f565a178131d",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_a3db1",
                            table="protocols_historicalroute",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "nudge",
                    pgtrigger.compiler.Trigger(
                        name="adopted_is_fixed",
                        sql=foundation.triggers.TriggerSql(
                            declare="DECLARE found TEXT;",
                            func="\n                FOR found IN\n                    SELECT status FROM protocols_protocol WHERE id IN (SELECT protocol_id FROM protocols_promiserule WHERE id IN (OLD.rule_id, NEW.rule_id))\n                    ORDER BY id FOR SHARE\n                LOOP\n                    IF found <> 'draft' THEN RAISE EXCEPTION 'Cannot % what belongs to an adopted version', lower(TG_OP); END IF;\n                END LOOP;\n                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;\n            ",
                            hash="261297491a790e41cc499215a344d1f409de1121",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_adopted_is_fixed_90660",
                            table="protocols_nudge",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "promiserule",
                    pgtrigger.compiler.Trigger(
                        name="adopted_is_fixed",
                        sql=foundation.triggers.TriggerSql(
                            declare="DECLARE found TEXT;",
                            func="\n                FOR found IN\n                    SELECT status FROM protocols_protocol WHERE id IN (OLD.protocol_id, NEW.protocol_id)\n                    ORDER BY id FOR SHARE\n                LOOP\n                    IF found <> 'draft' THEN RAISE EXCEPTION 'Cannot % what belongs to an adopted version', lower(TG_OP); END IF;\n                END LOOP;\n                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;\n            ",
                            hash="fdf218833cb645dce3721c6ef06eddc81daf6e25",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_adopted_is_fixed_6e1f6",
                            table="protocols_promiserule",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "protocol",
                    pgtrigger.compiler.Trigger(
                        name="adopted_is_fixed",
                        sql=foundation.triggers.TriggerSql(
                            func="\n                IF OLD.status <> 'draft' AND (TG_OP = 'DELETE' OR NEW.status = OLD.status) THEN\n                    RAISE EXCEPTION 'Cannot % what belongs to an adopted version', lower(TG_OP);\n                END IF;\n                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;\n            ",
                            hash="57241b8f477976133aba6cf27c2f1820253e2f3f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_adopted_is_fixed_b0145",
                            table="protocols_protocol",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "restrictionread",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="10b53fd3921dc7ba0b4eb6090ed53584661e8358",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4c7dd",
                            table="protocols_restrictionread",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "restrictionread",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="d2721a89f2c0c8b03de001f30587df0125e5ff23",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_428f1",
                            table="protocols_restrictionread",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "review",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="96a0e0e6abd701423d9f9852b75b343dcc448056",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8bf5b",
                            table="protocols_review",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "review",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="3b36f39f524fd0dbd97dc16e6e33ac81e0da1ef6",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_4c44a",
                            table="protocols_review",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "route",
                    pgtrigger.compiler.Trigger(
                        name="adopted_is_fixed",
                        sql=foundation.triggers.TriggerSql(
                            declare="DECLARE found TEXT;",
                            func="\n                FOR found IN\n                    SELECT status FROM protocols_protocol WHERE id IN (OLD.protocol_id, NEW.protocol_id)\n                    ORDER BY id FOR SHARE\n                LOOP\n                    IF found <> 'draft' THEN RAISE EXCEPTION 'Cannot % what belongs to an adopted version', lower(TG_OP); END IF;\n                END LOOP;\n                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;\n            ",
                            hash="8c10152fbf9c9a01d699903827d867b7cc6b8764",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_adopted_is_fixed_66f13",
                            table="protocols_route",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "ruling",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="63c24c149de5784facdf5e77ed4928151d318edc",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_63004",
                            table="protocols_ruling",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "ruling",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="75c54414e2544a30c735786e46f7b119241395a2",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_7a0eb",
                            table="protocols_ruling",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
