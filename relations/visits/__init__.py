"""Visits of councillors to premises: announced, confirmed by the manager, told to the ward."""
