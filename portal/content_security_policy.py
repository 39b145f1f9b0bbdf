"""The content security policy: what a browser may load for a page, and who may show it."""

from django.core.exceptions import ImproperlyConfigured

PLACES_OF_A_TILE = ("https://", "{z}", "{x}", "{y}")


def directives(tile_server: str) -> dict[str, list[str]]:
    """Nothing of anybody else's, and us in nobody's frame; maps from `tile_server`, if there is
    one. Raises ImproperlyConfigured for an address that is none of a tile."""
    if tile_server and not all(place in tile_server for place in PLACES_OF_A_TILE):
        raise ImproperlyConfigured(
            "TILE_SERVER needs https://, {z}, {x} and {y}. See .env.example."
        )
    tiles = ["/".join(tile_server.split("/")[:3])] if tile_server else []
    return {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", *tiles],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
