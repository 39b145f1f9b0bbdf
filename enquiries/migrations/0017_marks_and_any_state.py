"""Who wrote last, and the indexes of the queue in any state, of its marks and of its words.

The new column has no history, as the letters say it already, so it is filled without any.
"""

from django.conf import settings
from django.db import migrations, models

# The planner knows how many enquiries have a word that is among the most common ones. For a word it
# does not know it must not expect so many that it would read a list of all from its beginning.
KNOW_WORDS = "ALTER TABLE enquiries_enquiry ALTER COLUMN search SET STATISTICS 500"
LAST_WORDS = """
    UPDATE enquiries_enquiry AS enquiry SET member_wrote_at = last.sent_at
    FROM (
        SELECT DISTINCT ON (letter.case_id) letter.case_id, letter.kind, letter.sent_at
        FROM enquiries_enquiryletter AS letter
        JOIN enquiries_enquiry AS open_one ON open_one.id = letter.case_id
        WHERE open_one.status IN ('received', 'with-officer', 'waiting')
            AND letter.kind IN (
                'reply', 'addition', 'follow-up', 'ask', 'holding', 'answer', 'decline'
            )
        ORDER BY letter.case_id, letter.sent_at DESC, letter.id DESC
    ) AS last
    WHERE last.case_id = enquiry.id AND last.kind IN ('reply', 'addition', 'follow-up')
"""


class Migration(migrations.Migration):
    dependencies = [
        ("enquiries", "0016_chases_and_corrections"),
        ("people", "0012_telephone_of_officers"),
        ("protocols", "0007_own_clause_numbers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="enquiry",
            name="enquiry_state_service",
        ),
        migrations.RemoveIndex(
            model_name="enquiry",
            name="enquiry_state_all",
        ),
        migrations.RemoveIndex(
            model_name="enquiry",
            name="enquiry_open_search",
        ),
        migrations.AddField(
            model_name="enquiry",
            name="member_wrote_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(
                fields=["service", "status", "queue_at", "-id"], name="enquiry_state_service"
            ),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(fields=["status", "queue_at", "-id"], name="enquiry_state_all"),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(fields=["service", "queue_at", "-id"], name="enquiry_any_service"),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(fields=["officer", "queue_at", "-id"], name="enquiry_any_officer"),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(fields=["ward", "queue_at", "-id"], name="enquiry_any_ward"),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(fields=["kind", "queue_at", "-id"], name="enquiry_any_kind"),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(fields=["queue_at", "-id"], name="enquiry_any_all"),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(
                condition=models.Q(
                    ("status__in", ("received", "with-officer", "waiting")),
                    ("chased_at__isnull", False),
                ),
                fields=["service", "queue_at", "id"],
                name="enquiry_mark_chased",
            ),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(
                condition=models.Q(
                    ("status__in", ("received", "with-officer", "waiting")),
                    ("member_wrote_at__isnull", False),
                ),
                fields=["service", "queue_at", "id"],
                name="enquiry_mark_replied",
            ),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(
                condition=models.Q(
                    ("status__in", ("received", "with-officer", "waiting")),
                    ("held_until__isnull", False),
                ),
                fields=["service", "queue_at", "id"],
                name="enquiry_mark_held",
            ),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(
                condition=models.Q(("status__in", ("received", "with-officer", "waiting"))),
                fields=["received_at"],
                name="enquiry_open_age",
            ),
        ),
        migrations.RunSQL(KNOW_WORDS, migrations.RunSQL.noop),
        migrations.RunSQL(LAST_WORDS, migrations.RunSQL.noop),
    ]
