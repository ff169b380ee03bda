package dev.atelier.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.cloud.context.refresh.ContextRefresher;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

class SettingsWatchTest {

    private final ContextRefresher refresher = mock(ContextRefresher.class);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private volatile String settings = serving("mine.yml", "theirs.yml");
    private final MutablePropertySources sources = new MutablePropertySources();
    private final List<Set<String>> told = new ArrayList<>();
    private final HttpServer configServer;
    private final SettingsWatch watch;

    SettingsWatchTest() throws IOException {
        configServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        configServer.createContext("/chat-service/local", exchange -> {
            asked.incrementAndGet();
            byte[] body = settings.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        configServer.start();
        String address = "http://127.0.0.1:" + configServer.getAddress().getPort();
        RestClient client = RestClient.builder().baseUrl(address).build();
        var served = new ServedSettings(
                sources, event -> told.add(((EnvironmentChangeEvent) event).getKeys()), JsonMapper.shared());
        watch = new SettingsWatch(client, "/chat-service/local", refresher, served, Duration.ofMillis(20));
    }

    @AfterEach
    void stop() {
        watch.stop();
        configServer.stop(0);
    }

    @Test
    void reads_settings_anew_when_they_have_changed_and_only_then() {
        watch.follow();
        watch.follow();
        verify(refresher, never()).refreshEnvironment();

        settings = serving("theirs.yml");
        watch.follow();
        watch.follow();
        verify(refresher, times(1)).refreshEnvironment();
    }

    @Test
    void forgets_a_file_that_is_no_longer_served_and_says_which_settings_were_in_it() {
        sources.addLast(new MapPropertySource("configserver:mine.yml", Map.of("price", "1")));
        sources.addLast(new MapPropertySource("configserver:theirs.yml", Map.of("price", "2", "name", "x")));
        sources.addLast(new MapPropertySource("own", Map.of("price", "3")));
        watch.follow();
        assertThat(sources.size()).isEqualTo(3);

        settings = serving("theirs.yml");
        watch.follow();

        assertThat(sources.stream().map(PropertySource::getName)).containsExactly("configserver:theirs.yml", "own");
        assertThat(told).containsExactly(Set.of("price"));
    }

    private static String serving(String... files) {
        return Stream.of(files)
                .map(file -> "{\"name\":\"" + file + "\",\"source\":{}}")
                .collect(Collectors.joining(",", "{\"propertySources\":[", "]}"));
    }

    @Test
    void goes_on_asking_while_the_config_server_does_not_answer() {
        status = 503;
        watch.start();
        await().until(() -> asked.get() > 2);
        verify(refresher, never()).refreshEnvironment();

        status = 200;
        int before = asked.get();
        await().until(() -> asked.get() > before + 2);
        settings = serving("theirs.yml");

        await().untilAsserted(() -> verify(refresher).refreshEnvironment());
    }

    @Test
    void reads_settings_again_that_could_not_be_read() {
        when(refresher.refreshEnvironment())
                .thenThrow(new IllegalStateException("bad settings"))
                .thenReturn(Set.of());

        watch.follow();
        settings = serving("theirs.yml");
        watch.start();

        await().untilAsserted(() -> verify(refresher, times(2)).refreshEnvironment());
        assertThat(watch.isRunning()).isTrue();
    }
}
