"""Files that are sent along: what they really are, whether they are whole, and what a form asks of them.

A walk looks into a file and says plain :class:`~gosform.uploads.facts.Facts`; it runs apart from the caller's process. A policy is data of the
form. What the two do not agree on becomes a problem, and only there.
"""
