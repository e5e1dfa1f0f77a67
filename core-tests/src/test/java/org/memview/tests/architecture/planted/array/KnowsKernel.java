package org.memview.tests.architecture.planted.array;

import org.memview.tests.architecture.planted.internal.Kernel;

record KnowsKernel(Kernel kernel) {}
