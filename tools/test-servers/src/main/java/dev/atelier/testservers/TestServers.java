package dev.atelier.testservers;

/**
 * Real servers for tests. Each is started on first use, once per JVM, and stopped with its data deleted when the JVM ends:
 * containers where Docker answers, the servers of the local stack elsewhere. All tests of a JVM share them, so every test
 * class uses a database name (key prefix, topic) of its own.
 */
public final class TestServers {

    private static final ServerSource SOURCE = Docker.answers() ? new ContainerServers() : new LocalServers();

    private static final Lazy MONGO = new Lazy(SOURCE::startMongo);
    private static final Lazy REDIS = new Lazy(SOURCE::startRedis);
    private static final Lazy KAFKA = new Lazy(SOURCE::startKafka);

    private TestServers() {}

    /** Address without a database name, for example {@code mongodb://127.0.0.1:40001}. */
    public static String mongoUri() {
        return MONGO.get();
    }

    /** For example {@code redis://127.0.0.1:40002}. */
    public static String redisUrl() {
        return REDIS.get();
    }

    /** For example {@code 127.0.0.1:40003}. */
    public static String kafkaBootstrapServers() {
        return KAFKA.get();
    }
}
