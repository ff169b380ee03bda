package dev.atelier.stats.report;

import java.util.List;

/** Answer of the daily and the monthly statistics: oldest period first, periods without calls absent. */
record UsageStatsItems(List<UsageStats> items) {}
