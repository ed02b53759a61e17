"""From a workspace with a chain in force to what its report, its atlas and its figures are made from."""
