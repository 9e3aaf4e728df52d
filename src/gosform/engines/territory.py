"""The first two digits of a code of the territorial classifiers: ОКАТО and, with the same regions, ОКТМО and a БИК (digits 3 and 4).

Which numbers stand for no region: in no edition of the classifier. Classifiers change, so they only raise a doubt.
"""

from __future__ import annotations

NO_REGION = ("02", "06", "09", "13", "16", "31", "39", "48", "51", "59", "62", "72")
