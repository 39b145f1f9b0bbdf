"""What the council says, and who hears it first: notices to members, public meetings, delegated
decisions, media and letters of the council."""
