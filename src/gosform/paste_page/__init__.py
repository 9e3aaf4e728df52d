"""The operator's page on a terminal: ``gosform paste`` without input opens it. Needs ``gosform[tui]`` (textual); nothing else imports that.

Everything it shows are cards (``showing.cards``); it keeps what was pasted in memory alone, and forgets it after some idle minutes.
"""
