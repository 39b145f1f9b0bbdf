"""Pages of contributions: asked by one officer, given by another, and the enquiry around them."""

from tests.journeys.stops import Stop

CONTRIBUTIONS = [
    Stop("enquiries:ask-contribution", "omar", "to_ask_about", "Send question"),
    Stop("enquiries:contributions", "omar"),
    Stop("enquiries:contributions", "stan", "with_contributions"),
    Stop("enquiries:contribution", "stan", "asked_of_stan"),
    Stop("enquiries:contribution", "omar", "sent_back_by_stan"),
    Stop("enquiries:give-contribution", "stan", "asked_of_stan", "Send contribution"),
    Stop("enquiries:accept-question", "wanda", "asked_of_waste", "Accept question"),
    Stop("enquiries:send-back-question", "stan", "asked_of_stan", "Send back"),
    Stop("enquiries:withdraw-question", "omar", "asked_of_stan", "Withdraw question"),
    Stop("enquiries:detail", "omar", "with_contributions"),
    Stop("enquiries:detail", "clara", "with_contributions"),
    Stop("enquiries:answer", "omar", "with_contributions"),
]
