"""Mutations of what a protocol says: its clauses, figures and routes."""

from dataclasses import replace

from protocols.choices import Handling, PromiseKind, RouteKind
from protocols.sources.behaviours import known_behaviours
from protocols.words import cited_number
from tests.mutants.mutation import MUTATIONS, mutates

# Behaviours whose clauses are each said, offered or linked by themselves.
ONE_BY_ONE = {
    *("acknowledgement", "appointments-guidance", "complaint-guidance", "conduct-reminders"),
    *("decline-citing-a-clause", "media-page", "resource-rules"),
}


def silenced(clause):
    """Still to be read on the protocol page, and nothing else."""
    return replace(clause, handled=Handling.NONE, behaviour="", screens=(), guidance="")


def switch_off(mutation):
    """No clause of the source asks for the behaviour; of those said one by one, this clause."""
    ours = mutation.clause

    def change(clause):
        gone = (
            clause.number == ours.number
            if ours.behaviour in ONE_BY_ONE
            else clause.behaviour == ours.behaviour
        )
        return silenced(clause) if gone else clause

    mutation.change_clauses(change)


# Those that a clause switches. One whose clause is only cited has a mutation in the module of its
# app: the page would work the same without the citation.
switched = {key for key, row in known_behaviours().items() if row.switched}
mutates("conduct-reminders", *sorted(switched - set(MUTATIONS)))(switch_off)


@mutates("reply-clock")
def a_day_more(mutation):
    def change(preset):
        reply = preset.promises[PromiseKind.REPLY]
        later = replace(reply, amount=reply.amount + 1)
        return replace(preset, promises={**preset.promises, PromiseKind.REPLY: later})

    mutation.change_preset(change)


@mutates("complaint-is-delivered")
def to_another_office(mutation):
    """Complaints that the clause speaks of, or all where none cites it, go to somebody else."""
    number = cited_number(mutation.clause.number)

    def change(preset):
        ours = [r for r in preset.routes if r.kind == RouteKind.COMPLAINT]
        cited = [r for r in ours if r.clause in (number, mutation.clause.number)] or ours
        routes = tuple(rerouted(r) if r in cited else r for r in preset.routes)
        return replace(preset, routes=routes)

    mutation.change_preset(change)


def rerouted(route):
    other = "chief-operating-officer"
    return replace(route, to=(other,), fallback=("independent-person",), first=None)


@mutates("informal-step")
def no_first_step(mutation):
    def change(preset):
        routes = tuple(replace(route, first=None) for route in preset.routes)
        return replace(preset, routes=routes)

    mutation.change_preset(change)
