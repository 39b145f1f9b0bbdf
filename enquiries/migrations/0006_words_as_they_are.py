"""The search column again: each word as it is and by its stem, without case and accents.

The column is an index and has no history. Kept together with `foundation.text_search`, which does
the same to what arrives later.
"""

from django.db import migrations

# Letters beyond this many characters of one enquiry are not searched: the column holds a megabyte.
MOST = 400_000
TEXTS = f"""
    SELECT enquiry.id, left(concat_ws(' ', title, place, letters.said, files.named), {MOST}) AS said
    FROM enquiries_enquiry AS enquiry
    LEFT JOIN LATERAL (
        SELECT string_agg(body, ' ' ORDER BY id) AS said
        FROM enquiries_enquiryletter WHERE case_id = enquiry.id
    ) AS letters ON true
    LEFT JOIN LATERAL (
        SELECT string_agg(name, ' ' ORDER BY id) AS named
        FROM enquiries_enquiryfile WHERE case_id = enquiry.id AND letter_id IS NOT NULL
    ) AS files ON true
"""  # noqa: S608  (a number of our own)
LETTERS = "translate(normalize(lower(said), NFKD), 'øđłð', 'odld')"
NOTHING = "'[\\u0300-\\u036f\\u1ab0-\\u1aff\\u20d0-\\u20ff''`\\u2018\\u2019\\u02bc]'"
SPACE = "'[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u2000-\\u206f\\u20a0-\\u20cf]+'"
WORDS = f"""
    regexp_replace(regexp_replace(
        replace(replace(replace(replace({LETTERS}, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
        {NOTHING}, '', 'g'), {SPACE}, ' ', 'g')
"""
AGAIN = f"""
    UPDATE enquiries_enquiry AS enquiry
    SET search = to_tsvector('simple', found.words) || to_tsvector('english', found.words)
    FROM (SELECT id, {WORDS} AS words FROM ({TEXTS}) AS texts) AS found
    WHERE found.id = enquiry.id
"""  # noqa: S608


class Migration(migrations.Migration):
    dependencies = [("enquiries", "0005_drafts_by_key")]

    operations = [migrations.RunSQL(AGAIN, reverse_sql=migrations.RunSQL.noop)]
