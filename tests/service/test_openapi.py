"""The OpenAPI document against the running service: whatever is sent, the answer is one that it tells of."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from reformat.service.config import Config
from reformat.service.openapi import document
from tests.service.house import House

schemathesis = pytest.importorskip("schemathesis")


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("openapi"), queue=100_000, at_once=20.0)
    yield house
    house.close()


PLAIN = schemathesis.openapi.from_dict(msgspec.to_builtins(document(Config(Path("none")))))
OPERATIONS = {operation.ok().label: operation.ok() for operation in PLAIN.get_all_operations()}
LEFT_OUT = (
    "positive_data_acceptance",  # words that are no article are refused with 422
    "negative_data_rejection",  # nearly any text is a source
    "ignored_auth",  # without keys none is needed: tested in test_service
    "missing_required_header",
)


@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_every_answer_is_one_that_the_document_tells_of(label, house):
    operation = OPERATIONS[label]
    left_out = [getattr(schemathesis.checks, name) for name in LEFT_OUT if hasattr(schemathesis.checks, name)]

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(case=operation.as_strategy())
    def ask(case):
        case.validate_response(case.call(base_url=house.url), excluded_checks=left_out)

    ask()


def test_the_document_names_every_route(tmp_path):
    from reformat.service.app import build

    routes = {route.path.replace(":path", "") for route in build(Config(tmp_path)).routes}
    assert set(document(Config(tmp_path))["paths"]) == routes - {"/", "/openapi.json"}
