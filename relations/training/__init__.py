"""The register of training: which councillors can recruit, and sit on disciplinary cases."""
