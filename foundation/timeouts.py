"""How long the portal waits for others, in seconds: each connection and statement has its limit.

Nothing that a page asks can hold it for longer than a person waits. What takes longer by its
nature, such as a sweep or a migration, says so: see `foundation.patience`.
"""

# The database. A page's own statements take milliseconds; a lock is held for as long as one action.
DATABASE_CONNECT = 5
DATABASE_UNREACHABLE = 15  # until a server that went without a word counts as gone
STATEMENT = 20
LOCK = 5
IDLE_IN_TRANSACTION = 60

# The queue, which only the worker and the clock talk to, and the check of whether it answers.
BROKER_CONNECT = 2
BROKER_ANSWER = 5
BROKER_CHECK = 1

# Others on the network.
MAIL = 20
SCANNER_CONNECT = 5
SCANNER_ANSWER = 60
GOV_UK = 10
ISSUER = 5  # of the council’s own accounts, each time that it is asked
