package dev.atelier.stats.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Statistics as CSV (RFC 4180, UTF-8), columns named like the JSON fields. */
final class UsageCsv {

    private static final String[] SUMMARY_COLUMNS = {"service", "model", "count", "tokens", "costMicros"};

    private static final String[] DAY_COLUMNS = {
        "id",
        "userId",
        "service",
        "year",
        "month",
        "day",
        "count",
        "tokens",
        "cost",
        "costMicros",
        "createdAt",
        "updatedAt"
    };

    private static final String[] MONTH_COLUMNS =
            Stream.of(DAY_COLUMNS).filter(column -> !column.equals("day")).toArray(String[]::new);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** What makes a spreadsheet take a text for a formula. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private UsageCsv() {}

    static byte[] ofSummary(List<ServiceModelSums> rows) {
        return write(SUMMARY_COLUMNS, rows.stream().map(UsageCsv::summary).toList());
    }

    static byte[] ofDays(List<UsageStats> days) {
        return write(DAY_COLUMNS, days.stream().map(UsageCsv::period).toList());
    }

    static byte[] ofMonths(List<UsageStats> months) {
        return write(MONTH_COLUMNS, months.stream().map(UsageCsv::period).toList());
    }

    private static List<?> summary(ServiceModelSums row) {
        Sums sums = row.sums();
        return List.of(text(row.service()), text(row.model()), sums.count(), sums.tokens(), sums.costMicros());
    }

    private static List<?> period(UsageStats stats) {
        List<Object> cells = new ArrayList<>(
                List.of(stats.id(), text(stats.userId()), text(stats.service()), stats.year(), stats.month()));
        addIfPresent(cells, stats.day());
        cells.addAll(List.of(stats.count(), stats.tokens(), stats.cost().toPlainString(), stats.costMicros()));
        cells.addAll(List.of(TIME.format(stats.createdAt()), TIME.format(stats.updatedAt())));
        return cells;
    }

    private static void addIfPresent(List<Object> cells, @Nullable Integer day) {
        if (day != null) {
            cells.add(day);
        }
    }

    private static String text(String value) {
        return !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    private static byte[] write(String[] columns, List<? extends List<?>> rows) {
        var out = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader(columns).get();
        try (var printer = new CSVPrinter(out, format)) {
            for (List<?> row : rows) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written to", e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
