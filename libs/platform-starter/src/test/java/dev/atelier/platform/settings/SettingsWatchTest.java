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
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.context.refresh.ContextRefresher;
import org.springframework.web.client.RestClient;

class SettingsWatchTest {

    private final ContextRefresher refresher = mock(ContextRefresher.class);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private volatile String settings = "one";
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
        watch = new SettingsWatch(client, "/chat-service/local", refresher, Duration.ofMillis(20));
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
        verify(refresher, times(1)).refreshEnvironment();

        settings = "two";
        watch.follow();
        watch.follow();
        verify(refresher, times(2)).refreshEnvironment();
    }

    @Test
    void goes_on_asking_while_the_config_server_does_not_answer() {
        status = 503;
        watch.start();
        await().until(() -> asked.get() > 2);
        verify(refresher, never()).refreshEnvironment();

        status = 200;

        await().untilAsserted(() -> verify(refresher).refreshEnvironment());
    }

    @Test
    void reads_settings_again_that_could_not_be_read() {
        when(refresher.refreshEnvironment())
                .thenThrow(new IllegalStateException("bad settings"))
                .thenReturn(Set.of());

        watch.start();

        await().untilAsserted(() -> verify(refresher, times(2)).refreshEnvironment());
        assertThat(watch.isRunning()).isTrue();
    }
}
