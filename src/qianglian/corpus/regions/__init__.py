"""Where parties are: addresses read by the divisions of China, and counts by province and city (rule A12)."""

from qianglian.corpus.regions.counting import RegionalCounts, regional_counts
from qianglian.corpus.regions.reading import read_region
from qianglian.corpus.regions.region import Region

__all__ = ["Region", "RegionalCounts", "read_region", "regional_counts"]
