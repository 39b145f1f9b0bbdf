"""The sandbox in which files that people sent are read: a program apart from the portal.

The readers of PDFs and pictures are large libraries in C, and a document of five kilobytes can be
made to keep a reader busy for hours. Here they have no key, no database, no environment, little
memory and little time; a crash is a refusal. `casework.files.isolated` starts it. Nothing in here
imports Django, which would make each start slower.
"""
