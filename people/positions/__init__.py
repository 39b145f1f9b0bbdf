"""Seats on committees, portfolios and outside appointments, as people administrators give, change,
end and cancel them."""
