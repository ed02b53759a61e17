"""The people of an installation: accounts, passwords, sessions, second factors and tokens."""
