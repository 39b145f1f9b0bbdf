"""The schedule page, and how one person proposes a schedule and another adopts it."""
