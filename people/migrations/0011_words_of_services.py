"""Words of a service, by which the portal suggests it to a councillor who chose none."""

from django.db import migrations, models

WORDS = models.TextField(
    blank=True,
    default="",
    help_text="One word or phrase a line, such as pothole. If a councillor does not choose a "
    "service, the portal suggests the one with most of its words in the question.",
    verbose_name="words of this service",
)


class Migration(migrations.Migration):
    dependencies = [("people", "0010_assistants")]

    operations = [
        migrations.AddField("service", "words", WORDS, preserve_default=False),
        migrations.AddField("historicalservice", "words", WORDS.clone(), preserve_default=False),
    ]
