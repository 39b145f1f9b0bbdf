"""The queue between clock and worker, in Valkey or Redis: its address, and whether it answers.

No page uses it.
"""

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from foundation import timeouts

VISIBILITY_SECONDS = 600  # longer than a task lasts, or one that runs would be handed out twice


def celery_settings(url: str) -> dict[str, object]:
    """Celery's settings for an address, and how tasks are taken and given up. It spells a Unix
    socket in its own way, and on its own it would accept any certificate."""
    path = url.removeprefix("unix://")
    tls = {"ssl_cert_reqs": "required", "ssl_check_hostname": True}
    return {
        "CELERY_BROKER_URL": url if path == url else f"redis+socket://{path}?virtual_host=0",
        "CELERY_BROKER_USE_SSL": tls if url.startswith("rediss:") else None,
        "CELERY_BROKER_TRANSPORT_OPTIONS": {
            "visibility_timeout": VISIBILITY_SECONDS,
            "socket_connect_timeout": timeouts.BROKER_CONNECT,
            "socket_timeout": timeouts.BROKER_ANSWER,
            "socket_keepalive": True,
        },
        "CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP": True,
        "CELERY_TASK_PUBLISH_RETRY": False,  # the next tick does what this one could not announce
        "CELERY_TASK_ACKS_LATE": True,
        "CELERY_TASK_REJECT_ON_WORKER_LOST": True,
        "CELERY_TASK_IGNORE_RESULT": True,
        "CELERY_TASK_SOFT_TIME_LIMIT": 240,  # seconds
        "CELERY_TASK_TIME_LIMIT": 300,
        "CELERY_TIMEZONE": "Europe/London",
        "CELERY_WORKER_HIJACK_ROOT_LOGGER": False,
        "CELERY_WORKER_PREFETCH_MULTIPLIER": 1,
    }


def broker_answers(url: str) -> bool:
    """Whether it answers at once. One that was stopped takes connections and never answers."""
    client = redis.Redis.from_url(
        url,
        socket_connect_timeout=timeouts.BROKER_CHECK,
        socket_timeout=timeouts.BROKER_CHECK,
        retry=Retry(NoBackoff(), 0),
    )
    try:
        return bool(client.ping())
    except (redis.RedisError, OSError):
        return False
    finally:
        client.close()
