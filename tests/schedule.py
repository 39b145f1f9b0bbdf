"""Which worker runs which test: each goes to the next free one, but some modules stay together.

No module of TOGETHER may have a test that commits: those run last, as they leave no council.
"""

from xdist.scheduler import LoadScopeScheduling

# Modules whose tests share what takes a worker many seconds to make.
TOGETHER = {
    "tests/portal/test_bootstrap.py",
    "tests/portal/test_check_keys.py",
    "tests/portal/test_roles.py",
    "tests/test_demo.py",
    "tests/upgrade/test_first_release.py",
}


class Schedule(LoadScopeScheduling):
    """Tests in the order of their collection, one at a time, and each module of TOGETHER whole."""

    def __init__(self, config, log):
        config.option.loadscopereorder = False  # or modules with most tests would come first
        super().__init__(config, log)

    def _split_scope(self, nodeid):
        module = nodeid.partition("::")[0]
        return module if module in TOGETHER else nodeid

    def _reschedule(self, node):
        """A worker has the test it runs and the next one, and not a third, or the last long ones
        would wait for each other. (It begins a test once it knows the next.)"""
        if not self.workqueue or self._pending_of(self.assigned_work[node]) < 2:
            super()._reschedule(node)

    def mark_test_complete(self, node, item_index, duration=0):
        """What is finished is forgotten: thousands of units are counted after each test."""
        units = self.assigned_work[node]
        scope = self._split_scope(self.registered_collections[node][item_index])
        super().mark_test_complete(node, item_index, duration)
        if all(units[scope].values()):
            del units[scope]
