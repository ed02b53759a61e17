"""The landscape (语义地图): families on a map by meaning, in areas that bear the key phrases of what lies in them.

Anchors (centres of what the corpus spoke of when the map was first laid) have a vector and a place; a family lies
among the anchors that it is nearest to. Anchors, areas and places are kept: a refresh places what is new and moves
nothing that was there. Publishing a version keeps the layout with it.
"""
