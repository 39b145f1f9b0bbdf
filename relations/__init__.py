"""Relations of members and officers: declared connections, meetings, visits, briefings, panels."""
