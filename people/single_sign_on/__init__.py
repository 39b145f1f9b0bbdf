"""Sign-in with the council's own accounts (OpenID Connect), such as those of Entra ID."""
