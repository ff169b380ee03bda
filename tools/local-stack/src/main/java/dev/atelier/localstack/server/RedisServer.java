package dev.atelier.localstack.server;

import dev.atelier.localstack.process.HealthProbe;
import dev.atelier.localstack.process.ProcessSpec;
import dev.atelier.localstack.process.TcpExchange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A real Redis; keeps its data in an append-only file, written out every second. */
public record RedisServer(ServerFiles files, ServerPlace place) implements BackingServer {

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public List<Integer> ports() {
        return List.of(place.port());
    }

    @Override
    public ProcessSpec prepare() throws InterruptedException {
        List<String> command = List.of(
                files.redisBinary(),
                "--bind",
                "127.0.0.1",
                "--port",
                String.valueOf(place.port()),
                "--dir",
                place.data().toAbsolutePath().toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "");
        return new ProcessSpec(name(), command, Map.of(), place.data(), place.output());
    }

    @Override
    public HealthProbe probe() {
        byte[] ping = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
        return () -> TcpExchange.succeeds(place.port(), ping, in -> in.readByte() == '+');
    }

    @Override
    public String address() {
        return "redis://127.0.0.1:" + place.port();
    }
}
