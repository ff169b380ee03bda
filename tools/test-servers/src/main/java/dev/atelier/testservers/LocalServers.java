package dev.atelier.testservers;

import dev.atelier.localstack.process.ProcessStarter;
import dev.atelier.localstack.process.Readiness;
import dev.atelier.localstack.process.Readiness.Outcome;
import dev.atelier.localstack.server.BackingServer;
import dev.atelier.localstack.server.JvmSize;
import dev.atelier.localstack.server.KafkaServer;
import dev.atelier.localstack.server.MongoServer;
import dev.atelier.localstack.server.RedisServer;
import dev.atelier.localstack.server.ServerFiles;
import dev.atelier.localstack.server.ServerPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.function.Supplier;

/** The servers of the local stack, on free ports and with data folders that go when the JVM ends. */
final class LocalServers implements ServerSource {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int ATTEMPTS = 3;

    private final ServerFiles files = ServerFiles.locate();
    private final TemporaryHome home = TemporaryHome.create();
    private final ProcessStarter starter = new ProcessStarter();

    @Override
    public String startMongo() {
        return start(() -> new MongoServer(files, place("mongodb"), new JvmSize(256, false), null));
    }

    @Override
    public String startRedis() {
        return start(() -> new RedisServer(files, place("redis")));
    }

    @Override
    public String startKafka() {
        return start(() -> new KafkaServer(files, place("kafka"), freePort(), new JvmSize(256, false)));
    }

    /** Tries again on other ports: between finding a free port and using it, somebody else may take it. */
    private String start(Supplier<BackingServer> servers) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            BackingServer server = servers.get();
            if (isStarted(server)) {
                return server.address();
            }
        }
        throw new IllegalStateException("A server for tests does not start, see " + home.folder());
    }

    private boolean isStarted(BackingServer server) {
        try {
            ProcessHandle process = starter.start(server.prepare());
            home.own(server, process);
            return Readiness.await(process, server.probe(), LIMIT) == Outcome.READY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + server.name() + " was starting", e);
        }
    }

    private ServerPlace place(String name) {
        int port = freePort();
        return new ServerPlace(
                port, home.folder().resolve(name + "-" + port), home.folder().resolve(name + "-" + port + ".log"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
