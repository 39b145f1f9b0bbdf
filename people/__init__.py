"""Who there is: users, posts, roles, services, wards and groups."""
