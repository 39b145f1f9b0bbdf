"""Recruitment panels: councillors who judge candidates on merit, without a connection to them."""
