"""The contract: whatever a program asks, the answer is one that the description allows."""

from urllib.parse import urlsplit

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from api.operations import api
from tests.api.programs import Program
from tests.enquiries import cases

pytestmark = pytest.mark.django_db
# Every request has the token; test_door asks without one.
described = {key: part for key, part in api.get_openapi_schema().items() if key != "security"}
contract = schemathesis.openapi.from_dict(described)
SENT = ("method", "url", "headers", "params", "cookies")
EXAMPLES = 25


@pytest.fixture
def program(clock, settings):
    settings.SIGN_IN_LIMITS = {"requests_of_token": "9000/m"}
    cases.answered()
    return Program()


@contract.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_answer_is_one_of_the_description(case, program):
    sent = case.as_transport_kwargs(base_url="http://testserver")
    request = requests.Request(**{name: sent[name] for name in SENT if name in sent}).prepare()
    url = urlsplit(request.url)
    answer = program.ask(f"{url.path}?{url.query}", case.method, headers=dict(request.headers))
    case.validate_response(
        schemathesis.Response(
            status_code=answer.status_code,
            headers={name.lower(): [value] for name, value in answer.headers.items()},
            content=answer.content,
            request=request,
            elapsed=0.0,
            verify=False,
        ),
        # A cursor is made here; one that is made up is refused, which no description can say.
        excluded_checks=[positive_data_acceptance] if "cursor" in (case.query or {}) else [],
    )
