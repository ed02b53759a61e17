"""The scripts and the style of the page, which ship with the package."""
