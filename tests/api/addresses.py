"""The addresses of the API, which a token opens, and no page is among them."""

API = {f"api:{name}" for name in ("list_enquiries", "one_enquiry", "list_quarters")}
API |= {f"api:{name}" for name in ("figures_of_quarter", "api-root", "other", "openapi-json")}
