"""Exports: any list as a file for a spreadsheet, recorded, and made by a worker if it is long."""
