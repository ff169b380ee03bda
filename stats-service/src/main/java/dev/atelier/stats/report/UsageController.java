package dev.atelier.stats.report;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.openapi.Answer;
import dev.atelier.platform.openapi.Operation;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.security.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Statistics as JSON or as CSV, whichever the caller prefers. */
@RestController
@Access(value = Who.STUDIO, scope = Scope.STATS)
@RequestMapping(
        path = "/api/stats/usage",
        produces = {MediaType.APPLICATION_JSON_VALUE, CsvFile.MEDIA_TYPE})
class UsageController {

    private final UsageReports reports;

    UsageController(UsageReports reports) {
        this.reports = reports;
    }

    @Operation(
            value = "Sums usage up, by kind of service and by model.",
            answers = {@Answer(data = UsageSummary.class), @Answer(media = CsvFile.MEDIA_TYPE, schema = CsvFile.SCHEMA)
            })
    @GetMapping
    ResponseEntity<?> usage(
            UsageParameters parameters, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        List<ServiceModelSums> rows = reports.summary(parameters, caller);
        return CsvFile.isWanted(request)
                ? CsvFile.of("usage.csv", UsageCsv.ofSummary(rows))
                : json(UsageSummary.of(rows));
    }

    @Operation(
            value = "Tells usage day by day.",
            answers = {
                @Answer(data = UsageStatsItems.class),
                @Answer(media = CsvFile.MEDIA_TYPE, schema = CsvFile.SCHEMA)
            })
    @GetMapping("/daily")
    ResponseEntity<?> daily(
            UsageParameters parameters, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        List<UsageStats> days = reports.daily(parameters, caller);
        return CsvFile.isWanted(request)
                ? CsvFile.of("usage-daily.csv", UsageCsv.ofDays(days))
                : json(new UsageStatsItems(days));
    }

    @Operation(
            value = "Tells usage month by month.",
            answers = {
                @Answer(data = UsageStatsItems.class),
                @Answer(media = CsvFile.MEDIA_TYPE, schema = CsvFile.SCHEMA)
            })
    @GetMapping("/monthly")
    ResponseEntity<?> monthly(
            UsageParameters parameters, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        List<UsageStats> months = reports.monthly(parameters, caller);
        return CsvFile.isWanted(request)
                ? CsvFile.of("usage-monthly.csv", UsageCsv.ofMonths(months))
                : json(new UsageStatsItems(months));
    }

    private static <T> ResponseEntity<Envelope<T>> json(T data) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Envelope.of(data));
    }
}
