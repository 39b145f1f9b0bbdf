"""Answers to a chase: what will happen by when, or that someone takes the enquiry on."""
