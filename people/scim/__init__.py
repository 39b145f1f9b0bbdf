"""SCIM 2.0: the council's directory, such as Entra ID, sends joiners, movers and leavers."""
