"""Mutations of what a protocol says: its clauses, figures and routes."""

from dataclasses import replace

from protocols.choices import Handling, PromiseKind, RouteKind
from protocols.sources.behaviours import known_behaviours
from tests.mutants.mutation import MUTATIONS, mutates

# Behaviours whose clauses are each said, offered or linked by themselves.
ONE_BY_ONE = {
    *("acknowledgement", "appointments-guidance", "complaint-guidance", "conduct-reminders"),
    *("decline-citing-a-clause", "group-meeting-guidance", "media-page", "resource-rules"),
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
mutates("conduct-reminders", "group-meeting-guidance", *sorted(switched - set(MUTATIONS)))(
    switch_off
)


@mutates("reply-clock")
def a_day_more(mutation):
    def change(preset):
        reply = preset.promises[PromiseKind.REPLY]
        later = replace(reply, amount=reply.amount + 1)
        return replace(preset, promises={**preset.promises, PromiseKind.REPLY: later})

    mutation.change_preset(change)


# Which complaints a clause speaks of: by a councillor or an officer, and about what post.
COUNCILLORS, OFFICERS = "councillor", "officer"
SPOKEN_OF = {
    ("cheshire-east", "10.1"): (COUNCILLORS, "officer"),
    ("cheshire-east", "10.1-p2"): (COUNCILLORS, "director"),
    ("cheshire-east", "10.1-p3"): (COUNCILLORS, "head-of-service"),
    ("cheshire-east", "10.1-p4"): (COUNCILLORS, "chief-executive"),
    ("cheshire-east", "10.2"): (OFFICERS, ""),
    ("cheshire-east", "10.2-p2"): (OFFICERS, ""),
    ("knutsford", "15.2(d)"): (COUNCILLORS, ""),
    ("knutsford", "15.3"): (COUNCILLORS, ""),
    ("knutsford", "15.5"): (OFFICERS, ""),
    ("oxford", "23.1-p5"): (COUNCILLORS, ""),
    ("oxford", "23.7"): (OFFICERS, ""),
    ("oxford", "23.7-p2"): (OFFICERS, ""),
    ("oxford", "23.7-p7"): (COUNCILLORS, ""),
    ("oxford", "23.7-p8"): (COUNCILLORS, ""),
    ("oxford", "23.16(b)-p2"): (COUNCILLORS, "officer"),
    ("section-c", "6.2"): (OFFICERS, ""),
    ("surrey", "49-50"): ("", ""),
}
TO_LINE_MANAGERS = ("oxford", "23.16(b)-p2")


def change_complaint_routes(mutation, change):
    """Only of the complaints that the clause speaks of."""
    by, about = SPOKEN_OF[mutation.source, mutation.clause.number]

    def spoken_of(route):
        return (
            route.kind == RouteKind.COMPLAINT
            and by in ("", route.by)
            and about in ("", route.about)
        )

    mutation.change_preset(
        lambda preset: replace(
            preset, routes=tuple(change(r) if spoken_of(r) else r for r in preset.routes)
        )
    )


@mutates("complaint-is-delivered")
def to_another_office(mutation):
    """To the Chief Operating Officer or, where there is none, to an office the route skips. A
    clause that only speaks of line managers loses just these."""
    only_some = (mutation.source, mutation.clause.number) == TO_LINE_MANAGERS
    change_complaint_routes(mutation, without_line_manager if only_some else rerouted)


def without_line_manager(route):
    return replace(route, to=tuple(one for one in route.to if one != "line-manager"))


def rerouted(route):
    next_one = "monitoring-officer" if "chief-executive" in route.to else "chief-executive"
    return replace(route, to=("chief-operating-officer",), fallback=(next_one,))


@mutates("informal-step")
def no_first_step(mutation):
    change_complaint_routes(mutation, lambda route: replace(route, first=None))
