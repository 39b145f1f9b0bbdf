"""The pages of files of councillors and officers: upload, what one changes, and undoing it."""
