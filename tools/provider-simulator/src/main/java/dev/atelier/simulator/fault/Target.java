package dev.atelier.simulator.fault;

import org.jspecify.annotations.Nullable;

/** Whom a fault hits: one operation of a provider, or all of them. One fault stands per target. */
public record Target(String provider, @Nullable String operation) {}
