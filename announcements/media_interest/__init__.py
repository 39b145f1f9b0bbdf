"""Media interest: members concerned are told, and who authorised the answer is recorded."""
