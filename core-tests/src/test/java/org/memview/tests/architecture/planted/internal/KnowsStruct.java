package org.memview.tests.architecture.planted.internal;

import org.memview.tests.architecture.planted.struct.Leaks;

record KnowsStruct(Leaks struct) {}
