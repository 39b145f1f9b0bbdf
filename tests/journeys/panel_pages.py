"""Pages of recruitment panels and of the register of training, under Oxford's protocol."""

from tests.journeys.employment_pages import EMPLOYMENT
from tests.journeys.stops import Stop

R = "relations:"
PANELS = [
    Stop(f"{R}index", "hana", "panels_offered"),
    Stop(f"{R}panels", "hana", "panels_offered"),
    Stop(f"{R}set-up-panel", "hana", "panels_offered", "Set up panel"),
    Stop(f"{R}training", "hana", "training_kept"),
    Stop(f"{R}record-training", "hana", "training_of_clara", "Save training"),
    Stop(f"{R}panels", "clara", "some_panels"),
    Stop(f"{R}panel-merit", "clara", "a_panel", "Confirm"),
    Stop(f"{R}panel-connections", "clara", "a_panel_to_declare_to", "Declare"),
    Stop(f"{R}leave-panel", "clara", "a_panel"),
    Stop(f"{R}panel", "hana", "a_panel_with_a_connection"),
    Stop(f"{R}panel", "mona", "a_panel_with_a_connection"),
    Stop(f"{R}panel", "nia", "a_panel_with_a_connection"),
    Stop(f"{R}add-candidate", "hana", "a_panel", "Add candidate"),
    Stop(f"{R}add-panel-member", "hana", "a_panel", "Add councillor"),
    Stop(f"{R}add-panel-officer", "hana", "a_panel", "Add officer"),
    Stop(f"{R}remove-from-panel", "hana", "a_panel_to_change"),
    Stop(f"{R}panel-time", "hana", "a_panel", "Save time and place"),
    Stop(f"{R}cancel-panel", "hana", "a_panel"),
    Stop(f"{R}panel-outcome", "hana", "a_panel_that_met", "Record outcome"),
    Stop(f"{R}panel", "nia", "a_panel_with_an_outcome"),
]
PANEL_TOURS = {"recruitment panels": PANELS, "employment cases": EMPLOYMENT}
