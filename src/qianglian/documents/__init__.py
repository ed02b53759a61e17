"""What people receive: reports, sheets, slides and maps. One file or folder for each kind of rendering."""
