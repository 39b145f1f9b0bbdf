"""Consultation on agendas: the leader on the Board's, a committee's chair on its own."""
