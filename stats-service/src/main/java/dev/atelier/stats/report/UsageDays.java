package dev.atelier.stats.report;

import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.sort;

import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.aggregation.GroupOperation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** Sums over the collection that {@code counting} keeps: a document per user, service, model and day. */
@Repository
class UsageDays {

    private static final String COLLECTION = "usage_stats";

    private final MongoTemplate mongo;

    UsageDays(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    List<ServiceModelSums> byServiceAndModel(UsageQuestion question) {
        return sum(question, group("service", "model")).stream()
                .map(row -> new ServiceModelSums(text(row, "service"), text(row, "model"), sums(row)))
                .toList();
    }

    List<PeriodSums> byDay(UsageQuestion question) {
        return sum(question, withTimes(group("year", "month", "day", "service"))).stream()
                .map(row -> period(row, number(row, "day")))
                .toList();
    }

    List<PeriodSums> byMonth(UsageQuestion question) {
        return sum(question, withTimes(group("year", "month", "service"))).stream()
                .map(row -> period(row, null))
                .toList();
    }

    /** All days of a user with calls, oldest first, a few at a time. */
    void forEach(String userId, Consumer<UsageDay> action) {
        Criteria all =
                Criteria.where("userId").is(new ObjectId(userId)).and("count").gt(0);
        try (Stream<Document> rows = mongo.stream(Query.query(all).with(Sort.by("date")), Document.class, COLLECTION)) {
            rows.map(UsageDays::day).forEach(action);
        }
    }

    private static UsageDay day(Document row) {
        return new UsageDay(row.getString("date"), row.getString("service"), row.getString("model"), sums(row));
    }

    private List<Document> sum(UsageQuestion question, GroupOperation group) {
        GroupOperation sums = group.sum("count")
                .as("count")
                .sum("tokens")
                .as("tokens")
                .sum("costMicros")
                .as("costMicros");
        var aggregation = newAggregation(match(days(question)), sums, sort(Sort.Direction.ASC, "_id"));
        return mongo.aggregate(aggregation, COLLECTION, Document.class).getMappedResults();
    }

    private static GroupOperation withTimes(GroupOperation group) {
        return group.min("createdAt").as("createdAt").max("updatedAt").as("updatedAt");
    }

    /** A day is opened a moment before its first call is added: until then there is nothing to tell of it. */
    private static Criteria days(UsageQuestion question) {
        Criteria days = Criteria.where("date")
                .gte(question.from().toString())
                .lte(question.to().toString());
        if (question.user() != null) {
            days = days.and("userId").is(question.user());
        }
        if (question.service() != null) {
            days = days.and("service").is(question.service());
        }
        return days.and("count").gt(0);
    }

    private static PeriodSums period(Document row, @Nullable Integer day) {
        return new PeriodSums(
                text(row, "service"),
                number(row, "year"),
                number(row, "month"),
                day,
                sums(row),
                row.get("createdAt", Date.class).toInstant(),
                row.get("updatedAt", Date.class).toInstant());
    }

    private static Sums sums(Document row) {
        return new Sums(total(row, "count"), total(row, "tokens"), total(row, "costMicros"));
    }

    private static String text(Document row, String field) {
        return row.get("_id", Document.class).getString(field);
    }

    private static int number(Document row, String field) {
        return row.get("_id", Document.class).getInteger(field);
    }

    private static long total(Document row, String field) {
        return row.get(field, Number.class).longValue();
    }
}
