"""Figures on answers to enquiries, for everyone who answers for some of them."""
