"""Second factors: passkeys, authenticator apps and recovery codes, and who must have one."""
