"""How many examples hypothesis tries where a test does not say: enough for every day, or many with HYPOTHESIS_PROFILE=thorough."""

from __future__ import annotations

import os

from hypothesis import settings

# No deadline: how fast the machine is at the moment is no property of gosform. The rest is what hypothesis chose here (its CI profile, for one).
settings.register_profile("everyday", settings(), deadline=None, max_examples=75)
settings.register_profile("thorough", settings(), deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "everyday"))
