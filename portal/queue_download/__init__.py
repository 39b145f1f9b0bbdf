"""The queue as a file for a spreadsheet, and the record that it was downloaded."""
