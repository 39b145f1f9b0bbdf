"""Releases to the media: drafted, quoted, guided, approved and issued."""
