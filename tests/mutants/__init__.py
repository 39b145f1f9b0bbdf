"""Clause mutants: what a clause asks for is taken away, and a test of that clause must fail.

A mutation is how a behaviour of behaviours.toml is switched off, or made wrong, for one clause of
one source. `make clause-mutants` runs each marked test once for each of its clauses, with that
clause mutated: see tests.mutants.plugin.
"""
