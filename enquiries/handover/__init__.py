"""Handing over a councillor's open enquiries to another councillor of the ward."""
