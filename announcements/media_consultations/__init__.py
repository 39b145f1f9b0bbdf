"""Consultations of councillors before they speak to the media."""
