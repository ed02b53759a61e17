"""专利导航: navigation projects from their approval to their renewal, the catalogue of results that others request and
adopt, and the recommendations of a map as work with a keeper and a state."""
