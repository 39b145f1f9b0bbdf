"""Numbers of changes: each new one is higher than all that anybody has been given before."""

from django.db import connection, transaction

from foundation.turns import wait_for_turn

AT_ONCE = 2_000  # of which a page of answers is a tenth
# A row that somebody is changing now is left to the next request: it will be marked again.
GIVE_NUMBERS = """
    WITH marked AS (
        SELECT enquiry_id FROM api_enquirychange WHERE number IS NULL
        ORDER BY enquiry_id LIMIT %s FOR UPDATE SKIP LOCKED
    ), numbered AS (
        SELECT enquiry_id, nextval('api_change_number') AS number FROM marked
    )
    UPDATE api_enquirychange AS row SET number = numbered.number
    FROM numbered WHERE row.enquiry_id = numbered.enquiry_id
"""


@transaction.atomic
def number_changes() -> None:
    """Two requests wait for each other, so that no lower number is committed after a higher one."""
    wait_for_turn("number changes of enquiries")
    with connection.cursor() as cursor:
        cursor.execute(GIVE_NUMBERS, [AT_ONCE])
