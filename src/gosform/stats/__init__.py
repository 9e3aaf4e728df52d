"""What people keep getting wrong: reports that gosform wrote, read again and counted.

Reports are known here as JSON (or as rows of problems) and nothing else; values that a report may quote are never looked at.
"""
