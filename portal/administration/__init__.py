"""Pages of people administrators: everyone there is, and one person with their posts."""
