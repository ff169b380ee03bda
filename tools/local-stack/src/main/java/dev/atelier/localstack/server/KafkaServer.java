package dev.atelier.localstack.server;

import dev.atelier.localstack.process.HealthProbe;
import dev.atelier.localstack.process.ProcessSpec;
import dev.atelier.localstack.process.TcpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A real Kafka broker, one node in KRaft mode.
 *
 * @param controllerPort second port, on which the node talks to itself as controller
 */
public record KafkaServer(ServerFiles files, ServerPlace place, int controllerPort, JvmSize size)
        implements BackingServer {

    /** Any fixed id does: one node that joins no other. */
    private static final String CLUSTER_ID = "YXRlbGllci1sb2NhbC0wMQ";

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public List<Integer> ports() {
        return List.of(place.port(), controllerPort);
    }

    @Override
    public ProcessSpec prepare() throws InterruptedException {
        writeSettings();
        if (Files.notExists(logFolder().resolve("meta.properties"))) {
            format();
        }
        return new ProcessSpec(
                name(), java("kafka.Kafka", settings().toString()), Map.of(), place.data(), place.output());
    }

    @Override
    public HealthProbe probe() {
        byte[] request = metadataRequest();
        return () -> TcpExchange.succeeds(place.port(), request, in -> {
            in.readInt(); // length
            in.readInt(); // correlation id
            return in.readInt() > 0; // number of brokers that take part
        });
    }

    @Override
    public String address() {
        return "127.0.0.1:" + place.port();
    }

    /** Metadata request, version 1, for no topics: the answer begins with the list of live brokers. */
    private static byte[] metadataRequest() {
        byte[] client = "atelier".getBytes(StandardCharsets.US_ASCII);
        int length = 2 + 2 + 4 + 2 + client.length + 4;
        ByteBuffer request = ByteBuffer.allocate(4 + length);
        request.putInt(length).putShort((short) 3).putShort((short) 1).putInt(1);
        request.putShort((short) client.length).put(client).putInt(0);
        return request.array();
    }

    private void writeSettings() {
        String text = """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                num.partitions=4
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=4
                broker.session.timeout.ms=4000
                broker.heartbeat.interval.ms=1000
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(place.port(), controllerPort, logFolder().toAbsolutePath());
        try (InputStream logging = Objects.requireNonNull(getClass().getResourceAsStream("kafka-log4j2.properties"))) {
            Files.createDirectories(place.data());
            Files.writeString(settings(), text);
            Files.write(logging(), logging.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void format() throws InterruptedException {
        List<String> command = java(
                "kafka.tools.StorageTool",
                "format",
                "-t",
                CLUSTER_ID,
                "-c",
                settings().toString());
        try {
            Files.createDirectories(place.output().toAbsolutePath().getParent());
            int code = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(place.output().toFile()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("Kafka's storage could not be formatted, see " + place.output());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> java(String main, String... arguments) {
        List<String> words = new ArrayList<>(ServerJvm.command(
                size,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlog4j2.configurationFile=" + logging().toUri(),
                "-cp",
                files.kafkaClassPath(),
                main));
        words.addAll(List.of(arguments));
        return words;
    }

    private Path settings() {
        return place.data().resolve("server.properties").toAbsolutePath();
    }

    private Path logging() {
        return place.data().resolve("log4j2.properties").toAbsolutePath();
    }

    private Path logFolder() {
        return place.data().resolve("log");
    }
}
