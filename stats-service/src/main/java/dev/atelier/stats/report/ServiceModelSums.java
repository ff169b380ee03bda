package dev.atelier.stats.report;

/** Sums of one model within one kind of service. */
record ServiceModelSums(String service, String model, Sums sums) {}
