"""Which worker of a run gets which tests.

A module that makes something once for its tests goes to one worker whole, because another would
make it a second time. The tests of all others go out one by one.
"""

from functools import lru_cache
from pathlib import Path

from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).parent.parent
ONCE_FOR_ALL = ('scope="module"', "scene_kept")


class WholeModules(LoadScopeScheduling):
    """The larger a module, the sooner it goes; then the single tests in their order."""

    def _split_scope(self, nodeid):
        module = nodeid.partition("::")[0]
        return module if makes_once_for_all(module) else nodeid


@lru_cache
def makes_once_for_all(module):
    text = (ROOT / module).read_text(encoding="utf-8")
    return any(words in text for words in ONCE_FOR_ALL)
