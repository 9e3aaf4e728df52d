"""The operators' desk: a JSON API on Starlette, and the page that uses it. ``gosform desk`` serves both; needs ``gosform[desk]``.

A door: it imports the arm that finds and the arm that says, and nothing imports it but the command line. One operation, one declaration
(``operation``): its route and its part of the OpenAPI document are made from the same object. Nothing that is sent is kept, logged or counted.
"""
