"""方向: where an industry and its technology are heading. One file for each analysis."""
