"""The addresses of SCIM, which a token opens, and of the pages of service accounts."""

PAGES = ("people:service-accounts", "people:new-service-account", "people:end-service-account")
SCIM = {f"scim:{name}" for name in ("root", "users", "groups", "config", "types", "schemas")}
SCIM |= {"scim:other"}
