"""Files of councillors and officers, made here."""
