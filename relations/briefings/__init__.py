"""Briefings on agendas: for the leader and the deputy leader, or for a chair and vice-chair."""
