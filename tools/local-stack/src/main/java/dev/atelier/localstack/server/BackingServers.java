package dev.atelier.localstack.server;

import dev.atelier.localstack.home.AtelierHome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The backing servers of a stack: ours, and those that the environment names, which are used and never touched.
 *
 * @param environment holds {@code MONGODB_URI}, {@code REDIS_URL}, {@code KAFKA_BOOTSTRAP_SERVERS}, {@code ZIPKIN_URL} where
 *     a server of somebody else is to be used
 */
public record BackingServers(
        AtelierHome home, ServerFiles files, int offset, boolean throughput, Map<String, String> environment) {

    private static final int MONGODB_PORT = 27017;
    private static final int REDIS_PORT = 6379;
    private static final int KAFKA_PORT = 9092;
    private static final int KAFKA_CONTROLLER_PORT = 9093;
    private static final int ZIPKIN_PORT = 9411;

    /** A service whose store is away says so within a second. */
    private static final String MONGODB_LIMITS =
            "/?serverSelectionTimeoutMS=800&connectTimeoutMS=500&socketTimeoutMS=5000";

    /** Those that we start. */
    public List<BackingServer> own() {
        return byVariable().entrySet().stream()
                .filter(server -> !environment.containsKey(server.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    public Optional<BackingServer> named(String name) {
        return own().stream().filter(server -> server.name().equals(name)).findFirst();
    }

    /** Where each server is, by the variable that tells a service. */
    public Map<String, String> addresses() {
        Map<String, String> addresses = new HashMap<>();
        byVariable().forEach((variable, server) -> addresses.put(variable, server.address()));
        addresses.merge("MONGODB_URI", MONGODB_LIMITS, String::concat);
        addresses.replaceAll(environment::getOrDefault);
        return addresses;
    }

    private Map<String, BackingServer> byVariable() {
        return Map.of(
                "MONGODB_URI",
                        new MongoServer(
                                files,
                                place("mongodb", MONGODB_PORT),
                                new JvmSize(384, throughput),
                                files.databaseRoles()),
                "REDIS_URL", new RedisServer(files, place("redis", REDIS_PORT)),
                "KAFKA_BOOTSTRAP_SERVERS",
                        new KafkaServer(
                                files,
                                place("kafka", KAFKA_PORT),
                                KAFKA_CONTROLLER_PORT + offset,
                                new JvmSize(256, throughput)),
                "ZIPKIN_URL", new ZipkinServer(files, place("zipkin", ZIPKIN_PORT), new JvmSize(192, false)));
    }

    private ServerPlace place(String name, int port) {
        return new ServerPlace(port + offset, home.data(name), home.log(name));
    }
}
