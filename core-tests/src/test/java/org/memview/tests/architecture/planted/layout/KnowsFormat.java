package org.memview.tests.architecture.planted.layout;

import org.memview.tests.architecture.planted.format.Fine;

record KnowsFormat(Fine format) {}
