"""Lists the tests of modules of CPython's own test suite, as recorded here.

    python3 names.py test_memoryview test_buffer test_struct > names-3.11.7.txt
    python3 names.py test_bytes test_array > names-owners-3.11.7.txt
"""

import importlib
import sys

for module in sys.argv[1:]:
    names = set()
    for item in vars(importlib.import_module("test." + module)).values():
        if isinstance(item, type):
            names |= {name for name in dir(item) if name.startswith("test_")}
    for name in sorted(names):
        print(f"{module}.{name}")
