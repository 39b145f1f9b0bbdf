"""Tables of the API: changes that programs follow, webhooks and the ledger of what they sent."""

from api.models.changes import EnquiryChange
from api.models.webhooks import Delivery, DeliveryState, Webhook, WebhookEvent

__all__ = ["Delivery", "DeliveryState", "EnquiryChange", "Webhook", "WebhookEvent"]
