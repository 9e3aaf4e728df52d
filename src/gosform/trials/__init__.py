"""How well gosform explains, measured: good values are damaged in known ways, and what is said of them is judged against the damage.

Measuring stands outside of what it measures. ``arithmetic``, ``made``, ``moves``, ``ceilings`` and ``injectors`` share no table with the diagnoser
and import nothing of it, so a mistake made in one is not repeated in the other.
"""
