"""路径: which way to go from there. One file for each analysis."""
