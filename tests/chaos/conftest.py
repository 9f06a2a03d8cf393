"""The options of the kill test and the soak test: small in the suite, large with `make chaos`."""

import random
from dataclasses import dataclass

import pytest


@dataclass(frozen=True, slots=True)
class Scale:
    """How large a run is; the seed fixes what people do and how long each life lasts."""

    kills: int
    officers: int
    weeks: int
    staff: int
    seed: int


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options; where pytest does not read this file first, the defaults below hold."""
    group = parser.getgroup("chaos")
    group.addoption("--kills", type=int, default=5, help="how often the bot is killed")
    group.addoption("--officers", type=int, default=6, help="how many officers file reports")
    group.addoption("--weeks", type=int, default=2, help="how many weeks the soak test lasts")
    group.addoption("--staff", type=int, default=8, help="how many officers it has")
    group.addoption("--seed", type=int, default=None, help="repeat the choices of an earlier run")


@pytest.fixture
def scale(pytestconfig: pytest.Config) -> Scale:
    """The size of this run."""
    seed = pytestconfig.getoption("--seed", default=None)
    return Scale(
        kills=pytestconfig.getoption("--kills", default=5),
        officers=pytestconfig.getoption("--officers", default=6),
        weeks=pytestconfig.getoption("--weeks", default=2),
        staff=pytestconfig.getoption("--staff", default=8),
        seed=random.SystemRandom().randrange(10**6) if seed is None else seed,
    )
