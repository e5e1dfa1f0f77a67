"""Lists the tests of CPython's test_memoryview, test_buffer and test_struct, as recorded in names-3.11.7.txt.

Needs CPython's own test suite: python3 names.py > names-3.11.7.txt
"""

import importlib

for module in "test_memoryview", "test_buffer", "test_struct":
    names = set()
    for item in vars(importlib.import_module("test." + module)).values():
        if isinstance(item, type):
            names |= {name for name in dir(item) if name.startswith("test_")}
    for name in sorted(names):
        print(f"{module}.{name}")
