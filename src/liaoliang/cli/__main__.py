"""`python -m liaoliang.cli`: the same as the console script, for the processes that we start ourselves."""

import sys

from liaoliang.cli.main import main

sys.exit(main())
