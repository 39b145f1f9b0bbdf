"""The report on a quarter for a committee: figures that are published, words, and a signature."""
