"""Mutations of what a version says of itself: its page, its guides, its records."""

from dataclasses import replace
from importlib import import_module

from protocols.choices import PromiseKind, Screen
from protocols.settings.links import CODES
from protocols.version_cache import todays_protocol
from tests.mutants.mutation import mutates
from tests.owner import as_owner

HOURS = "5.9"
APPROVAL = "report-11"
NO_COUNCILLORS = ("23.9(a)-p2", "4.5-p2")
OFFICERS_APPOINTED = "4.6"


def switch_off(mutation):
    presets = import_module("tests.mutants.presets")  # which mutates what no other module does
    presets.switch_off(mutation)


@mutates("acknowledgement")
def not_said_to_who_confirms(mutation):
    """A clause that only lists others goes with their place on the page."""
    if mutation.clause.screens:
        switch_off(mutation)
        return

    def unlisted(expected_parts, version, *more):
        parts = [one for one in version.guidance if is_part(one, mutation.clause)]
        gone = {version.clause_url(one.number) for one in parts}
        return [without(gone, part) for part in expected_parts(version, *more)]

    mutation.replace("protocols.confirmations.expected.expected_parts", unlisted)


def without(gone, part):
    return part._replace(points=[one for one in part.points if one.sentence.url not in gone])


def is_part(clause, of):
    return clause.number != of.number and clause.number.startswith(of.number)


def not_on(screen, clause):
    return replace(clause, screens=tuple(one for one in clause.screens if one != screen))


@mutates("council-business-only")
def not_on_the_home_page(mutation):
    mutation.change_clauses(lambda one: not_on(Screen.HOME, one))


@mutates("linked-codes")
def no_code_is_linked(mutation):
    mutation.replace(
        "protocols.settings.links.links_for",
        lambda links_for, version, topic, *side: (
            [] if topic == CODES else links_for(version, topic, *side)
        ),
    )


@mutates("contacts-page")
def a_page_without_contacts(mutation):
    if mutation.clause.number == HOURS:
        mutation.replace(
            "protocols.reading.guide_views.render",
            lambda render, request, page, context: render(
                request, page, context | {"protocol": None}
            ),
        )
    else:
        mutation.replace("protocols.reading.guides.service_contacts", lambda *_: [])


@mutates("edited-clauses")
def a_clause_stays_as_it_came(mutation):
    for verb in ("reword_clause", "add_clause", "remove_clause"):
        mutation.replace(f"protocols.drafting.clause_wording.{verb}", lambda *_, **__: None)


@mutates("review-date")
def no_review_is_ever_due(mutation):
    mutation.replace("protocols.reading.views.review_due", lambda *_: "")


@mutates("revision-dates")
def no_dates_of_the_source(mutation):
    mutation.change_preset(
        lambda preset: replace(preset, settings={**preset.settings, "source_dates": ""})
    )


@mutates("monitoring-report")
def nothing_is_reported(mutation):
    for figure in ("declines_by_clause", "promises_kept_by_kind"):
        mutation.replace(f"reports.figures.{figure}", lambda *_: [])
    for rows in ("declined_enquiries", "late_answers"):
        mutation.replace(f"reports.figures.{rows}", no_rows)
    mutation.replace("protocols.reading.in_force.source_and_approval_dates", lambda *_: [])


def no_rows(list_rows, *days):
    return list_rows(*days).none()


@mutates("civic-posts")
def several_mayors_at_a_time(mutation):
    mutation.replace("people.actions.earlier_mayors", lambda _, post: type(post).objects.none())
    mutation.replace("people.posts.later_mayor", lambda *_: None)
    with as_owner() as cursor:
        cursor.execute("ALTER TABLE people_appointment DROP CONSTRAINT appointment_one_mayor")


@mutates("restricted-posts")
def holders_become_councillors(mutation):
    """Nobody keeps a list; where the clause says who cannot be a councillor, anybody can."""
    switch_off(mutation)
    if mutation.clause.number in NO_COUNCILLORS:
        mutation.patch.setattr("people.posts.OBJECTIONS_OF_HIGHER_APPS", [])


@mutates("outside-bodies")
def not_said_where_somebody_is_appointed(mutation):
    if mutation.clause.number == OFFICERS_APPOINTED:
        mutation.replace("protocols.reading.guides.outside_appointment_lines", lambda *_: [])
    else:
        switch_off(mutation)


@mutates("compared-presets")
def no_topic_is_compared(mutation):
    mutation.replace("protocols.reading.compare_sources.shared_topics", lambda *_: [])


@mutates("precedence-notes")
def notes_are_left_out(mutation):
    for place in ("protocols.guidance.guidance_sentence", "protocols.reading.in_force.clause_duty"):
        mutation.replace(place, lambda say, *about: say(*about)._replace(note=""))


@mutates("read-the-protocol")
def a_clause_is_not_on_the_page(mutation):
    ours = mutation.clause

    def others(clause_duties, protocol, today, **shown):
        clauses = [*protocol.clauses.all()]
        gone = {one.anchor for one in clauses if one.number == ours.number or is_part(one, ours)}
        return [duty for duty in clause_duties(protocol, today, **shown) if duty.anchor not in gone]

    mutation.replace("protocols.reading.in_force.clause_duties", others)


@mutates("response-standards")
def no_time_limit_of_the_councils_own(mutation):
    mutation.replace(
        "protocols.settings.editing.set_figure",
        lambda set_figure, version, kind, *figure, **by: (
            None if kind == PromiseKind.REPLY else set_figure(version, kind, *figure, **by)
        ),
    )


@mutates("versions")
def changed_whatever_was_decided(mutation):
    """Adopted without a minute, and for cases that were there before."""
    if mutation.clause.number == APPROVAL:
        mutation.replace(
            "protocols.drafting.actions.adopt_version",
            lambda adopt, version, *, minute, **more: adopt(
                version, minute=minute.strip() or "none", **more
            ),
        )
    else:
        mutation.replace("casework.models.Case.version", lambda *_: todays_protocol())


@mutates("one-protocol-for-all")
def two_versions_from_one_day(mutation):
    mutation.replace("protocols.drafting.actions._check_start", lambda *_: None)
    with as_owner() as cursor:
        cursor.execute("DROP INDEX protocol_one_in_force_on_a_day")


@mutates("guidance-for-both-sides")
def nothing_need_be_expected(mutation):
    mutation.replace("protocols.guidance.side_without_expectations", lambda *_: "")


@mutates("clauses-are-cited")
def no_clause_is_named(mutation):
    mutation.replace("protocols.models.protocol.Protocol.clause_name", lambda *_: "")
