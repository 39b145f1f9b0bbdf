"""Notices to members: written by an officer, told to those concerned, opened, made public."""
