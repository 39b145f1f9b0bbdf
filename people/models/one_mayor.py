"""One mayor at a time: the constraint on posts, and the days that it compares."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField
from django.db.models import Func, Value


class MayGiveWay(ExclusionConstraint):
    """Only the database checks it: `end_current_mayors_post` settles what a form would refuse."""

    def validate(self, *args: object, **kwargs: object) -> None:
        pass


def days_held() -> Func:
    """The local dates of a post as a range, both included."""
    return Func(
        "starts_on",
        "ends_on",
        Value("[]"),
        function="daterange",
        output_field=DateRangeField(),
    )
