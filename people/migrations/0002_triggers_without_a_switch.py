import pgtrigger.compiler
from django.db import migrations

import foundation.triggers


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_first_release"),
    ]

    operations = [
        foundation.triggers.ReplaceTriggers(
            triggers=[
                (
                    "historicalappointment",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="62301cc8d41bd57b650bf36b69cd078991a6030b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bab87",
                            table="people_historicalappointment",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalappointment",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="e7b0e29b36840a17b7955c648cef9baf6fd4a03b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_4ba6b",
                            table="people_historicalappointment",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalcommittee",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="164c81104ba8f827499d9de061818b7f12def96b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f43e2",
                            table="people_historicalcommittee",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalcommittee",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="2f635000aa235ed8b438ca20e13866f306ae35e3",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_3cfd0",
                            table="people_historicalcommittee",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalgroup",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a61ec3e1b07df9a1b3ac9173c34e606bd1f46980",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b2029",
                            table="people_historicalgroup",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalgroup",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="be9d8d2539e7d980c3dc9b808550a14227b69b2f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_0d383",
                            table="people_historicalgroup",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicaloutsideappointment",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8081dbd1995891d3d68e988f61d0f727d68cf2a7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_45ed8",
                            table="people_historicaloutsideappointment",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicaloutsideappointment",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="64b16e5d8c955d027cdc20d966a89765d6d21a75",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_204b1",
                            table="people_historicaloutsideappointment",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicaloutsidebody",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="36f69d2c5eb7f95338d7af30e5b02ea7882f32d6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7ce38",
                            table="people_historicaloutsidebody",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicaloutsidebody",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="b32081a97cf45875e7397cbbf72dc6f0486b7c93",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_4305e",
                            table="people_historicaloutsidebody",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalportfolio",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="03640b70f08ef632bab17c063c74d0bcd35445ec",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_32662",
                            table="people_historicalportfolio",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalportfolio",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="465791488f79a66ebe2e08d5193bf89de5899a5b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_13895",
                            table="people_historicalportfolio",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalrestrictedpost",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ec28f8fbd382826978ae859ad997cc9dcc8b0569",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f5bba",
                            table="people_historicalrestrictedpost",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalrestrictedpost",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="77fe825cd361c05ae0fd3dd07cf949663edc4801",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_7ec8b",
                            table="people_historicalrestrictedpost",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalseat",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2185771321adf1d60d8139edfa978781a12314e2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7e86c",
                            table="people_historicalseat",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalseat",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="c2350f9e5671bb43c7afaed6d0e7eb3693f1da0d",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_839a8",
                            table="people_historicalseat",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalservice",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b864258353e2a2d20afc7ed4186a45eafa29a5e0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_71dd1",
                            table="people_historicalservice",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalservice",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="5751432b39073e97f5e8a70a8c397f924e6c16c7",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_00bd6",
                            table="people_historicalservice",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicaluser",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="90d62d920cad92fb7c3f4b2c3fff24614238d39e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5dddd",
                            table="people_historicaluser",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicaluser",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="ca37b50f29c2970b22c5d130f2012b3b4e34e004",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_d95df",
                            table="people_historicaluser",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalward",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c213d69c55047466276dbcbe21098253f1a4bf89",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2ff2d",
                            table="people_historicalward",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "historicalward",
                    pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=foundation.triggers.TriggerSql(
                            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                            hash="c5472ac5c792b460729272eeea9b6ed7372fb318",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_0e8ba",
                            table="people_historicalward",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
