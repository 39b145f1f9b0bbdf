"""The rules: versions, promises, routes, clauses, working calendar, presets of real councils."""
