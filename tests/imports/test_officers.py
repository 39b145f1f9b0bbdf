"""A file of officers: joiners, movers and leavers, and posts that take two people."""

from datetime import date

import pytest

from people.models import Appointment, Proposal, ProposalState
from tests.imports.files import changes, lines, officer, problems, saved, uploaded
from tests.people import named

pytestmark = pytest.mark.django_db
FIRST = "1 June 2027"


def test_a_joiner_a_mover_and_a_leaver(clock):
    said = changes(
        officer("Tess Long", title="Engineer", starts=FIRST),
        officer("Omar Haddad", "Waste", starts=FIRST),
        officer("Stan Price", "Waste", ends="31 May 2027"),
        kind="officers",
    )
    assert said == [
        "Tess Long joins, and is invited at tess@westhaven.example.",
        "Tess Long becomes officer in Highways (Engineer) from 1 June 2027.",
        "Omar Haddad stops being officer in Highways after 31 May 2027.",
        "Omar Haddad becomes officer in Waste from 1 June 2027.",
        "Stan Price stops being officer in Waste after 31 May 2027.",
    ]


def test_who_works_in_two_services_has_a_row_for_each(clock):
    said = changes(
        officer("Omar Haddad"), officer("Omar Haddad", "Waste", starts=FIRST), kind="officers"
    )
    assert said == ["Omar Haddad becomes officer in Waste from 1 June 2027."]


def test_a_promotion_ends_the_post_before_it(clock):
    said = changes(officer("Omar Haddad", post="Head of service", starts=FIRST), kind="officers")
    assert said == [
        "Omar Haddad stops being officer in Highways after 31 May 2027.",
        "Omar Haddad becomes Head of Highways from 1 June 2027.",
    ]


def test_a_job_title_changes(clock):
    row = officer("Omar Haddad", title="Senior engineer")
    assert changes(row, kind="officers") == [
        "The job title of Omar Haddad becomes Senior engineer."
    ]
    saved(row, kind="officers")
    assert named("omar").appointments.get().job_title == "Senior engineer"


def test_a_guarded_post_is_proposed_and_never_given(clock):
    row = officer("Ruth Adeyemi", "", post="Deputy Monitoring Officer", starts=FIRST)
    assert changes(row, kind="officers") == [
        "You propose Ruth Adeyemi as Deputy Monitoring Officer from 1 June 2027. Someone else has"
        " to confirm it."
    ]
    saved(row, kind="officers")
    proposal = Proposal.objects.get(person=named("ruth"))
    assert (proposal.state, proposal.proposed_by) == (ProposalState.PROPOSED, named("petra"))
    assert proposal.why == "From the file officers.csv"
    assert not Appointment.objects.filter(person=named("ruth"), role="monitoring-officer").exists()


def test_the_end_of_a_guarded_post_is_proposed_too(clock):
    row = officer("Ada Quist", "", post="Auditor", ends="31 May 2027")
    saved(row, kind="officers")
    proposal = Proposal.objects.get(kind="post-change", state=ProposalState.PROPOSED)
    assert (proposal.person, proposal.ends_on) == (named("ada"), date(2027, 5, 31))
    assert named("ada").appointments.get().ends_on is None


def test_what_is_proposed_already_is_a_problem(clock):
    row = officer("Ruth Adeyemi", "", post="Auditor", starts=FIRST)
    saved(row, kind="officers")
    ((_, column, sentence),) = problems(row, kind="officers")
    assert column == "Name"
    assert "has been proposed already" in sentence


def test_guarded_posts_outlast_those_who_are_not_in_the_file(clock):
    row = uploaded(officer("Omar Haddad"), kind="officers", last_day="31/5/2027")
    said = lines(row, "change")
    assert "Stan Price stops being officer in Waste after 31 May 2027." in said
    assert not any(name in "".join(said) for name in ("Eve", "Mona", "Ada", "Petra", "Omar"))
