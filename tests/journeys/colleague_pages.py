"""Pages of councillors who work together: sharing an enquiry, and handing enquiries over."""

from tests.journeys.stops import Stop

TOGETHER = [
    Stop("enquiries:share", "clara", "to_share", "Share enquiry"),
    Stop("enquiries:share", "clara", "shared_enquiry"),  # there is no one else
    Stop("enquiries:detail", "clara", "shared_enquiry"),
    Stop("enquiries:detail", "nia", "shared_enquiry"),
    Stop("enquiries:detail", "omar", "shared_enquiry"),
    Stop("home", "nia", "shared_enquiry"),
    Stop("enquiries:hand-over", "nia"),  # there is nothing to hand over
    Stop("enquiries:hand-over", "clara", "to_share", "Hand over enquiries"),
    Stop("enquiries:end-share", "clara", "one_share", "Stop sharing"),
    Stop("enquiries:detail", "dev", "councillor_left"),
    Stop("enquiries:hand-over-after", "dev", "who_left", "Hand over enquiries"),
]
