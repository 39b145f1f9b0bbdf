"""Subject access: where a person is named across cases, and what of each would be withheld."""
