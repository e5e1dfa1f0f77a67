package org.memview.tests.architecture.planted.spi;

import org.memview.tests.architecture.planted.internal.Kernel;

record KnowsKernel(Kernel kernel) {}
