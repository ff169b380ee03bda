package dev.atelier.stats.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** What one user used of one model on one UTC day. */
record UsageDay(
        String date,
        String service,
        String model,
        @JsonUnwrapped Sums sums) {}
