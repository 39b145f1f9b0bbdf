"""Recent sign-in: pages that ask somebody to sign in again if they last did so minutes ago."""
