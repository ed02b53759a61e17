"""The command line: thin. Commands ask the workspace, screens show what it answers."""
