"""Addresses in small letters, and of several accounts of one address only one keeps it.

That is the account which can sign in with it today, or else the one that last did. The others get a
tag before the @, such as clara+account-17@council.example, which most mail servers deliver to the
same mailbox. Each change is in the history of its account, and the command says which they are.
"""

import django.db.models.functions.text
from django.db import migrations, models
from django.utils import timezone

import people.models.address
from foundation.chain import say_written

ACCOUNTS = """
    SELECT id, email FROM people_user
    ORDER BY email <> lower(email), last_login DESC NULLS LAST, id
"""
REASONS = {True: "address in small letters", False: "address of another account"}
TWIN = "Account {pk} had the address of account {keeper}, in other letters. It has {address} now."
TRIGGERS = """
    SELECT tgname, tgenabled FROM pg_trigger
    WHERE tgrelid = 'people_user'::regclass AND NOT tgisinternal
"""


def small_letters(apps, editor):
    with editor.connection.cursor() as cursor:
        cursor.execute(ACCOUNTS)
        changes = new_addresses(cursor.fetchall())
        if changes:
            cursor.execute(TRIGGERS)
            triggers = cursor.fetchall()
            for name, _ in triggers:
                cursor.execute(f'ALTER TABLE people_user DISABLE TRIGGER "{name}"')
            change(cursor, apps, changes)
            for name, state in triggers:
                how = "ENABLE ALWAYS" if state == "A" else "ENABLE"
                cursor.execute(f'ALTER TABLE people_user {how} TRIGGER "{name}"')


def new_addresses(accounts):
    """By account: its new address, and whether it is the old one in small letters."""
    keepers, changes = {}, {}
    for pk, email in accounts:
        address = email.lower()
        keeper = keepers.setdefault(address, pk)
        if keeper != pk:
            local, _, domain = address.rpartition("@")
            tagged = f"{local}+account-{pk}@{domain}"
            print(TWIN.format(pk=pk, keeper=keeper, address=tagged))
            changes[pk] = (tagged, False)
        elif address != email:
            changes[pk] = (address, True)
    return changes


def change(cursor, apps, changes):
    """With a row of history each, linked if the chain has begun."""
    history = apps.get_model("people", "HistoricalUser")
    written = []
    for pk, (address, _) in sorted(changes.items(), key=lambda one: one[1][1]):
        cursor.execute("UPDATE people_user SET email = %s WHERE id = %s", [address, pk])
    for user in apps.get_model("people", "User").objects.filter(pk__in=changes):
        names = [field.attname for field in user._meta.concrete_fields]
        kept = {field.attname for field in history._meta.concrete_fields}
        fields = {name: getattr(user, name) for name in names if name in kept}
        fields |= {"history_date": timezone.now(), "history_type": "~"}
        reason = REASONS[changes[user.pk][1]]
        written.append(history.objects.create(**fields, history_change_reason=reason).pk)
    say_linked(cursor, written)


def say_linked(cursor, keys):
    """Before there is a chain, `prepare` links all rows at once."""
    cursor.execute("SELECT to_regclass('evidence_link') IS NOT NULL")
    if cursor.fetchone()[0]:
        cursor.execute("SELECT EXISTS (SELECT FROM evidence_link)")
        if cursor.fetchone()[0]:
            from people.models import User

            say_written(User.history.model, keys)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("people", "0006_reason_and_people_told"),
    ]

    operations = [
        migrations.AlterField(
            model_name="historicaluser",
            name="email",
            field=people.models.address.AddressField(
                db_index=True,
                error_messages={
                    "unique": "Someone else uses this email address. Enter another one."
                },
                max_length=254,
            ),
        ),
        migrations.AlterField(
            model_name="user",
            name="email",
            field=people.models.address.AddressField(
                error_messages={
                    "unique": "Someone else uses this email address. Enter another one."
                },
                max_length=254,
                unique=True,
            ),
        ),
        migrations.RunPython(small_letters, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                name="user_address_in_small_letters",
            ),
        ),
    ]
