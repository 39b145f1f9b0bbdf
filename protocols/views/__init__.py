"""What does a reader see of the protocol, and where does an administrator change it?"""
