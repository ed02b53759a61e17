"""定位: where a region or a firm stands in it. One file for each analysis."""
