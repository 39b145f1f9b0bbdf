"""Pages of declared connections."""

from tests.journeys.stops import Stop

CONNECTIONS = [
    Stop("relations:index", "clara"),
    Stop("relations:declare-connection", "omar", "", "Send declaration"),
    Stop("relations:declare-connection", "clara", "", "Send declaration"),
    Stop("relations:connections", "omar"),
    Stop("relations:connections", "mona", "some_declarations"),
    Stop("relations:declaration", "mona", "a_declaration"),
    Stop("relations:declaration", "omar", "an_acknowledged_declaration"),
    Stop("relations:end-declaration", "mona", "a_declaration", "Record the end"),
    Stop("relations:acknowledge-declaration", "mona", "a_declaration", "Acknowledge declaration"),
    Stop("home", "mona", "some_declarations"),
    Stop("enquiries:assign", "ruth", "connected_under_merton", "Assign"),
    Stop("enquiries:assign", "grace", "connected_under_merton"),
]
INTEREST = [
    Stop("enquiries:declare-interest", "omar", "assigned_in_staffordshire", "Declare interest"),
]
