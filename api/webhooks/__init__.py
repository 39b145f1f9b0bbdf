"""Webhooks: programs are told what happens to enquiries, signed, retried, recorded and replayed."""
