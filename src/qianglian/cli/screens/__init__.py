"""How answers look in a terminal: data in, something that rich can print out. No screen opens anything."""
