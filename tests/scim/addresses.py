"""The addresses that a token opens, of SCIM and the API, and the pages of service accounts."""

from tests.api.addresses import API

PAGES = ("people:service-accounts", "people:new-service-account", "people:end-service-account")
PAGES += ("people:new-api-account", "people:calls", "webhooks:list", "webhooks:new")
PAGES += tuple(f"webhooks:{page}" for page in ("deliveries", "days-again", "secret", "end"))
SCIM = {f"scim:{name}" for name in ("root", "users", "groups", "config", "types", "schemas")}
SCIM |= {"scim:other", *API}
