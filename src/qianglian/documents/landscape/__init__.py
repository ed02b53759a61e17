"""The landscape (语义地图) as people receive it: a picture, a page that asks nobody for anything, and its figures."""
