"""Documents: a person, a list and what the portal supports, as SCIM 2.0 writes them."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django_scim.constants import SchemaURI
from django_scim.schemas import ALL

from people.models import User

Document = dict[str, object]

MOST_ROWS = 200
CONFIG = SchemaURI.SERVICE_PROVIDER_CONFIG
# What we keep of the published schemas, which say what each attribute is.
SUPPORTED = {
    SchemaURI.USER: {"userName", "name", "displayName", "title", "active", "emails"},
    SchemaURI.ENTERPRISE_USER: {"department"},
}


def location(name: str, key: str = "") -> str:
    path = reverse(f"scim:{name}", args=[key] if key else [])
    return f"{settings.BASE_URL}{path}"


def person_document(person: User) -> Document:
    """A person as the directory sent them; of somebody invited here, their name and address."""
    account = getattr(person, "directory_account", None)
    name = {"formatted": person.name}
    document: Document = {
        "schemas": [SchemaURI.USER, SchemaURI.ENTERPRISE_USER],
        "id": str(person.pk),
        "userName": account.user_name if account else person.email,
        "name": name,
        "displayName": person.name,
        "active": person.is_active,
        "emails": [{"value": person.email, "type": "work", "primary": True}],
        "meta": {
            "resourceType": "User",
            "created": person.joined_at.isoformat(),
            "location": location("users", str(person.pk)),
        },
    }
    if account:
        parts = {"givenName": account.given_name, "familyName": account.family_name}
        name |= {key: value for key, value in parts.items() if value}
        document |= {"externalId": account.external_id} if account.external_id else {}
        document |= {"title": account.job_title} if account.job_title else {}
        if account.department:
            document[SchemaURI.ENTERPRISE_USER] = {"department": account.department}
    return document


def list_document(rows: Sequence[Document], *, total: int, start: int = 1) -> Document:
    return {
        "schemas": [SchemaURI.LIST_RESPONSE],
        "totalResults": total,
        "startIndex": start,
        "itemsPerPage": len(rows),
        "Resources": list(rows),
    }


def supported() -> Document:
    return {
        "schemas": [CONFIG],
        "patch": {"supported": True},
        "bulk": {"supported": False, "maxOperations": 0, "maxPayloadSize": 0},
        "filter": {"supported": True, "maxResults": MOST_ROWS},
        "changePassword": {"supported": False},
        "sort": {"supported": False},
        "etag": {"supported": False},
        "authenticationSchemes": [
            {
                "type": "oauthbearertoken",
                "name": "Token of a service account",
                "description": "A people administrator makes it on the portal’s own pages.",
                "primary": True,
            }
        ],
        "meta": {"resourceType": "ServiceProviderConfig", "location": location("config")},
    }


def resource_types() -> list[Document]:
    """People, and no groups: rights come from posts."""
    return [
        {
            "schemas": [SchemaURI.RESOURCE_TYPE],
            "id": "User",
            "name": "User",
            "endpoint": "/Users",
            "description": "Somebody who can sign in to the portal",
            "schema": SchemaURI.USER,
            "schemaExtensions": [{"schema": SchemaURI.ENTERPRISE_USER, "required": False}],
            "meta": {"resourceType": "ResourceType", "location": location("types", "User")},
        }
    ]


def schemas() -> list[Document]:
    """The published schemas, cut to what we keep."""
    found = {schema["id"]: schema for schema in ALL if schema["id"] in SUPPORTED}
    return [
        {key: found[uri][key] for key in ("id", "name", "description")}
        | {
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
            "attributes": [one for one in found[uri]["attributes"] if one["name"] in names],
            "meta": {"resourceType": "Schema", "location": location("schemas", uri)},
        }
        for uri, names in SUPPORTED.items()
    ]
