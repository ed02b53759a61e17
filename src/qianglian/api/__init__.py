"""The door for browsers and programs: HTTP under ``/api/v1``, thin over the floors below.

A resource is one file in `routes` and one line in `app`. A route states who may use it (`deciding`), or the
application is not made; what stops a request is told as ``application/problem+json`` (`problems`).
"""
