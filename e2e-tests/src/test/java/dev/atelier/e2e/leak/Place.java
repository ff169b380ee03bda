package dev.atelier.e2e.leak;

import dev.atelier.e2e.client.Http;
import dev.atelier.e2e.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where the platform leaves something. */
public enum Place {
    /** Every file in the folder of logs, of services and of servers. */
    LOGS,
    /** The documents that hold what people write and read: their own, until they delete them. */
    CONTENT_DOCUMENTS,
    /** All other documents of all databases. */
    OTHER_DOCUMENTS,
    /** The files of the database server: BSON, not compressed, whole collections beside each other. */
    DATABASE_FILES,
    /** All keys with their values. */
    REDIS_VALUES,
    /** Every command that Redis has written down. */
    REDIS_FILES,
    /** All records of all topics, with keys and headers. */
    KAFKA_RECORDS,
    KAFKA_FILES,
    /** The spans of all traces, with their tags. */
    TRACES,
    /** What every service tells about itself, with labels. */
    METRICS;

    private static final int MONGODB_PORT = 27017;
    private static final int REDIS_PORT = 6379;
    private static final int KAFKA_PORT = 9092;

    /** The gateway's own, user-service, chat-service, stats-service. */
    private static final List<Integer> METRICS_PORTS = List.of(8079, 8081, 8082, 8086);

    /** The answers to requests with an {@code Idempotency-Key} are kept for a day. */
    private static final Set<String> OF_CONTENT = Set.of("chat.conversations", "chat.messages", "chat.idempotency");

    /** All that lies there now. */
    public List<Piece> pieces(Stack stack) throws IOException {
        return switch (this) {
            case LOGS -> read(stack.logs());
            case CONTENT_DOCUMENTS -> Documents.in(stack.port(MONGODB_PORT), OF_CONTENT::contains);
            case OTHER_DOCUMENTS -> Documents.in(stack.port(MONGODB_PORT), name -> !OF_CONTENT.contains(name));
            case DATABASE_FILES -> read(stack.dataOf("mongodb"));
            case REDIS_VALUES -> RedisValues.at(stack.port(REDIS_PORT));
            case REDIS_FILES -> read(stack.dataOf("redis"));
            case KAFKA_RECORDS -> KafkaRecords.at(stack.port(KAFKA_PORT));
            case KAFKA_FILES -> read(stack.dataOf("kafka"));
            case TRACES ->
                stack.traces().stream()
                        .map(traces -> new Piece("traces", traces))
                        .toList();
            case METRICS ->
                METRICS_PORTS.stream().map(port -> metrics(stack, port)).toList();
        };
    }

    private static Piece metrics(Stack stack, int port) {
        String path = "/actuator/prometheus";
        return new Piece(port + path, Http.get(stack.at(port, path)).expect(200).text());
    }

    private static List<Piece> read(List<Path> files) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        for (Path file : files) {
            pieces.add(Piece.of(file.toString(), Files.readAllBytes(file)));
        }
        return pieces;
    }
}
