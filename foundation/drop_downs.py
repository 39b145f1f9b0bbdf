"""Drop-downs whose markup is drawn once, because many pages show them with the same choices."""

from functools import lru_cache

from django import forms
from django.forms.renderers import BaseRenderer

from foundation.types import Context, Untyped


class CachedSelect(forms.Select):
    """A drop-down that is drawn once for the same choices, value and attributes."""

    def render(
        self,
        name: str,
        value: object,
        attrs: Context | None = None,
        renderer: BaseRenderer | None = None,
    ) -> Untyped:
        kept_attrs = tuple(sorted((self.attrs | (attrs or {})).items()))
        return cached_drop_down(name, str(value or ""), kept_attrs, self.kept_choices())

    def kept_choices(self) -> tuple[tuple[str, Untyped], ...]:
        """The choices as the markup is remembered by."""
        return tuple((str(key), str(label)) for key, label in self.choices)


class GroupedSelect(CachedSelect):
    """As `CachedSelect`, for choices in groups."""

    def kept_choices(self) -> tuple[tuple[str, Untyped], ...]:
        return tuple(
            (group, tuple(map(tuple, entries)) if isinstance(entries, list) else entries)
            for group, entries in self.choices
        )


@lru_cache(maxsize=500)
def cached_drop_down(
    name: str,
    value: str,
    attrs: tuple[tuple[str, object], ...],
    choices: tuple[tuple[str, Untyped], ...],
) -> Untyped:
    return forms.Select(choices=choices).render(name, value, dict(attrs))
