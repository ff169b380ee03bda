package dev.atelier.localstack.server;

import dev.atelier.localstack.process.HealthProbe;
import dev.atelier.localstack.process.HttpProbe;
import dev.atelier.localstack.process.ProcessSpec;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A real Zipkin; keeps traces in memory. */
public record ZipkinServer(ServerFiles files, ServerPlace place, JvmSize size) implements BackingServer {

    /** The oldest go when there are more: Zipkin's own half a million do not fit into its heap here. */
    private static final String MOST_SPANS = "30000";

    @Override
    public String name() {
        return "zipkin";
    }

    @Override
    public List<Integer> ports() {
        return List.of(place.port());
    }

    @Override
    public ProcessSpec prepare() {
        List<String> command = ServerJvm.command(
                size,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                files.zipkinJar().toAbsolutePath().toString(),
                "--armeria.ports[0].address=127.0.0.1",
                "--armeria.ports[0].port=" + place.port(),
                "--armeria.ports[0].protocols[0]=http");
        Map<String, String> storage = Map.of("STORAGE_TYPE", "mem", "MEM_MAX_SPANS", MOST_SPANS);
        return new ProcessSpec(name(), command, storage, place.data(), place.output());
    }

    @Override
    public HealthProbe probe() {
        return new HttpProbe(URI.create(address() + "/health"));
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + place.port();
    }
}
