"""The clock of the demo: real actions run at a time in the past, while the worker sleeps."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from unittest.mock import patch


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Everything inside happens at this aware time.

    Actions, the history they write and the sweeps all ask `django.utils.timezone.now`, so
    that is what is set. Columns with a default of now keep the real time.
    """
    with patch("django.utils.timezone.now", return_value=moment):
        yield
