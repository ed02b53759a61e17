"""What a model proposes for the nodes of a chain (模型建议): a list for people to judge, and never a tag.

Classes give the labels, texts are what is learned from: a family that a rule finds by its classes alone teaches what
families of its node speak of. A model is switched on for a node only where, on families kept apart, it beats both the
words of the node and a linear model over tf-idf; else it says why it is off (``rules/model_tagging.yaml``).
"""
