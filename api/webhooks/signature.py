"""What is sent and how it is signed: Standard Webhooks, HMAC-SHA256 with the program’s secret."""

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator
from datetime import datetime

from api.models import Delivery, Webhook
from people.second_factors.cipher import decrypted

PREFIX = "whsec_"


def new_secret() -> str:
    return PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def body_of(delivery: Delivery) -> bytes:
    """A reference and a state, and nothing of what anybody wrote."""
    data = {"reference": delivery.reference, "state": delivery.enquiry_state}
    content = {"type": delivery.event, "timestamp": delivery.at.isoformat(), "data": data}
    return json.dumps(content).encode()


def headers_of(delivery: Delivery, body: bytes, now: datetime) -> dict[str, str]:
    number, timestamp = str(delivery.key), str(int(now.timestamp()))
    signed = f"{number}.{timestamp}.".encode() + body
    return {
        "Content-Type": "application/json",
        "User-Agent": "Concordat",
        "webhook-id": number,
        "webhook-timestamp": timestamp,
        "webhook-signature": " ".join(
            signature(secret, signed) for secret in secrets_of(delivery.webhook, now)
        ),
    }


def secrets_of(webhook: Webhook, now: datetime) -> Iterator[str]:
    yield decrypted(webhook.secret)
    if webhook.before_until and now < webhook.before_until:
        yield decrypted(webhook.secret_before)


def signature(secret: str, signed: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
