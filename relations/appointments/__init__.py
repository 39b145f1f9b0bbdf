"""Appointments that councillors ask officers for: times proposed, one agreed, or none."""
