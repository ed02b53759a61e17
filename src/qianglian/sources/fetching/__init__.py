"""From an office's service to a folder of its raw answers: settings, patience, the folder, the loop."""
