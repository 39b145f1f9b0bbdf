"""Addresses of the council's own accounts, which say for themselves who they let in."""

COUNCIL_ACCOUNTS = {
    *("council-sign-in", "council-return", "council-again", "council-signed-out"),
    "sign-in-link",
}
