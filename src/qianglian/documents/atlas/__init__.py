"""图册: the navigation map as one HTML file that opens from a disk, with no network."""
