package dev.atelier.stats.report;

import dev.atelier.platform.security.Caller;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/** Answers questions about usage. */
@Service
class UsageReports {

    private static final Comparator<PeriodSums> OLDEST_FIRST = Comparator.comparingInt(PeriodSums::year)
            .thenComparingInt(PeriodSums::month)
            .thenComparingInt(period -> period.day() == null ? 0 : period.day())
            .thenComparing(PeriodSums::service);

    private final UsageQuestions questions;
    private final UsageDays days;

    UsageReports(UsageQuestions questions, UsageDays days) {
        this.questions = questions;
        this.days = days;
    }

    /** Sums over the whole range, per kind of service and model. */
    List<ServiceModelSums> summary(UsageParameters parameters, Caller caller) {
        return days.byServiceAndModel(questions.understand(parameters, caller));
    }

    /** Sums per day. */
    List<UsageStats> daily(UsageParameters parameters, Caller caller) {
        UsageQuestion question = questions.understand(parameters, caller);
        return items(question, days.byDay(question));
    }

    /** Sums per month, of the days that lie in the range. */
    List<UsageStats> monthly(UsageParameters parameters, Caller caller) {
        UsageQuestion question = questions.understand(parameters, caller);
        return items(question, days.byMonth(question));
    }

    private static List<UsageStats> items(UsageQuestion question, List<PeriodSums> periods) {
        return periods.stream()
                .sorted(OLDEST_FIRST)
                .map(period -> UsageStats.of(question.userId(), period))
                .toList();
    }
}
