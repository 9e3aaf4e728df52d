"""How families of kinds find their problems: numbers made of digits, names, free text, dates, phones, addresses, amounts.

A kind is a short declaration; what it shares with its relatives is here.
"""
