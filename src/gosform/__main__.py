"""``python -m gosform`` is the command ``gosform``."""

import sys

from gosform.cli import main

sys.exit(main())
