"""Workflow (流程) as data: the states of a kind of record, who may take it from one to the next, and its history."""
