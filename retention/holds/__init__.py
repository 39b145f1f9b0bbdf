"""Holds on cases and on people: placed with a reason, ended by somebody or by their last day."""
