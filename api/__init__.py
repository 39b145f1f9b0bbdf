"""The API: enquiries and figures for programs of the council, which can read and change nothing."""
