"""What every case shares: promises, letters, files, notices, closure days, encryption."""
