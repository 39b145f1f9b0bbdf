"""Certificates of destruction, as pages and as accessible PDFs."""
