package org.memview.tests.architecture.planted.internal;

public final class Kernel {}
