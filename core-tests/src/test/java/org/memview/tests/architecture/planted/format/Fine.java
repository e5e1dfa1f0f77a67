package org.memview.tests.architecture.planted.format;

public record Fine(String text) {}
