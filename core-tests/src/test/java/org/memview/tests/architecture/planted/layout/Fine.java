package org.memview.tests.architecture.planted.layout;

public record Fine(long... shape) {}
