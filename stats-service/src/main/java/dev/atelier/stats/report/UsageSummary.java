package dev.atelier.stats.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Answer of {@code GET /api/stats/usage}. */
record UsageSummary(Sums totals, List<ServiceUsage> byService, List<ModelUsage> byModel) {

    record ServiceUsage(String service, long count, long tokens, long costMicros) {}

    record ModelUsage(String model, long count, long tokens, long costMicros) {}

    static UsageSummary of(List<ServiceModelSums> rows) {
        Sums totals = rows.stream().map(ServiceModelSums::sums).reduce(Sums.NOTHING, Sums::plus);
        return new UsageSummary(
                totals,
                by(ServiceModelSums::service, rows).entrySet().stream()
                        .map(entry -> service(entry.getKey(), entry.getValue()))
                        .toList(),
                by(ServiceModelSums::model, rows).entrySet().stream()
                        .map(entry -> model(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Map<String, Sums> by(Function<ServiceModelSums, String> name, List<ServiceModelSums> rows) {
        Map<String, Sums> sums = new TreeMap<>();
        rows.forEach(row -> sums.merge(name.apply(row), row.sums(), Sums::plus));
        return sums;
    }

    private static ServiceUsage service(String name, Sums sums) {
        return new ServiceUsage(name, sums.count(), sums.tokens(), sums.costMicros());
    }

    private static ModelUsage model(String name, Sums sums) {
        return new ModelUsage(name, sums.count(), sums.tokens(), sums.costMicros());
    }
}
