package dev.atelier.aiproxy.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.atelier.aiproxy.Sample;
import dev.atelier.aiproxy.route.AdapterTypes;
import dev.atelier.aiproxy.route.KeyGuards;
import dev.atelier.aiproxy.route.Providers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

@ExtendWith(OutputCaptureExtension.class)
class FollowPluginsTest {

    @TempDir
    private Path folder;

    private final AtomicBoolean failed = new AtomicBoolean();
    private final JarCopies copies = new JarCopies(DataSize.ofMegabytes(1));
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @AfterEach
    void close() throws IOException {
        copies.close();
    }

    @Test
    void goes_on_looking_after_an_error_which_is_logged(CapturedOutput log) {
        PluginJar.answering("echo", "return answer(1);").into(folder, "echo.jar");
        var plugins = new Plugins(
                AdapterTypes.of(List.of()),
                new PluginFolder(folder),
                new LoadPlugin(copies, Duration.ofSeconds(10), metrics),
                Duration.ofMinutes(1),
                failingOnce());
        var follow = new FollowPlugins(plugins, nobody(plugins), Duration.ofMillis(10), metrics);

        follow.start();
        try {
            await().untilAsserted(() -> assertThat(plugins.byName()).containsOnlyKeys("echo"));
        } finally {
            follow.stop();
        }

        assertThat(log.getAll()).containsOnlyOnce("The plug-ins could not be followed");
    }

    private Clock failingOnce() {
        InstantSource time = () -> {
            if (failed.compareAndSet(false, true)) {
                throw new LinkageError("torn");
            }
            return Instant.now();
        };
        return time.withZone(ZoneOffset.UTC);
    }

    private Providers nobody(Plugins plugins) {
        return new Providers(
                Sample.catalogue(Map.of()),
                plugins,
                Sample.http(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                new KeyGuards(Sample.proxy(Map.of()), Ticker.systemTicker(), metrics),
                () -> 0);
    }
}
