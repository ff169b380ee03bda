package dev.atelier.localstack.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds every service to its role, as a MongoDB with users does, so that a right that is missing there is found here. The
 * emulator knows no users: a connection counts as the application that it names when it is opened.
 */
final class Guard {

    private static final AttributeKey<String> APPLICATION = AttributeKey.valueOf("application");
    private static final int UNAUTHORIZED = 13;

    /** Those that MongoDB takes from every user: a list of databases shows them theirs, a cursor was asked for when opened. */
    private static final Set<String> FREE =
            Set.of("hello", "ismaster", "ping", "buildinfo", "endsessions", "getmore", "killcursors", "listdatabases");

    /** They read or write another collection, or have a pipeline inside that could. */
    private static final Set<String> REACHING_STAGES =
            Set.of("$out", "$merge", "$lookup", "$graphLookup", "$unionWith", "$facet");

    private final Roles roles;

    Guard(Roles roles) {
        this.roles = roles;
    }

    /** @throws MongoServerError as MongoDB's, if the role of the connection's application does not hold it */
    void check(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (name.equals("hello") || name.equals("ismaster")) {
            introduce(channel, query);
        }
        String application = channel.attr(APPLICATION).get();
        if (application == null || !roles.bind(application) || FREE.contains(name)) {
            return;
        }
        String collection = String.valueOf(query.get(command));
        List<String> actions = actions(name, query);
        boolean allowed = !actions.isEmpty()
                && actions.stream().allMatch(action -> roles.allow(application, database, collection, action));
        if (!allowed) {
            throw new MongoServerError(
                    UNAUTHORIZED,
                    "Unauthorized",
                    "not authorized on " + database + " to execute command " + command + " on " + collection + " as "
                            + application);
        }
    }

    private static void introduce(Channel channel, Document hello) {
        if (hello.get("client") instanceof Document client
                && client.get("application") instanceof Document application) {
            channel.attr(APPLICATION).set(String.valueOf(application.get("name")));
        }
    }

    /** Empty for a command that no role allows. */
    private static List<String> actions(String command, Document query) {
        return switch (command) {
            case "find", "count", "distinct" -> List.of("find");
            case "aggregate" -> staysInItsCollection(query.get("pipeline")) ? List.of("find") : List.of();
            case "insert" -> List.of("insert");
            case "delete" -> List.of("remove");
            case "update" -> changing(parts(query.get("updates")).anyMatch(Guard::isUpsert));
            case "findandmodify" -> finding(query);
            case "createindexes" -> List.of("createIndex");
            case "listindexes" -> List.of("listIndexes");
            default -> List.of();
        };
    }

    private static List<String> changing(boolean upsert) {
        return upsert ? List.of("update", "insert") : List.of("update");
    }

    private static List<String> finding(Document query) {
        List<String> actions = new ArrayList<>(List.of("find"));
        actions.addAll(isTrue(query.get("remove")) ? List.of("remove") : changing(isUpsert(query)));
        return actions;
    }

    private static boolean staysInItsCollection(@Nullable Object pipeline) {
        return parts(pipeline).flatMap(stage -> stage.keySet().stream()).noneMatch(REACHING_STAGES::contains);
    }

    private static boolean isUpsert(Document part) {
        return isTrue(part.get("upsert"));
    }

    private static boolean isTrue(@Nullable Object value) {
        return Boolean.TRUE.equals(value);
    }

    private static Stream<Document> parts(@Nullable Object list) {
        return list instanceof Collection<?> parts
                ? parts.stream().filter(Document.class::isInstance).map(Document.class::cast)
                : Stream.empty();
    }
}
