package dev.atelier.platform.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.platform.sample.Client;
import dev.atelier.platform.sample.Client.Answer;
import dev.atelier.platform.sample.Sample;
import dev.atelier.platform.sample.StreamController;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@Sample
class EventStreamTests {

    private static final String BODY = "{\"content\":\"hello\"}";

    @Autowired
    private StreamController streams;

    private Client client;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
    }

    @Test
    void a_thousand_events_arrive_in_order() throws Exception {
        Answer answer = client.get("/api/stream/count?events=1000");

        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/event-stream;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Accel-Buffering")).isEqualTo("no");
        assertThat(answer.response().body().split("\n\n"))
                .containsExactly(IntStream.range(0, 1000)
                        .mapToObj(i -> "event: delta\ndata: " + i)
                        .toArray(String[]::new));
    }

    @Test
    void line_breaks_are_framed() throws Exception {
        assertThat(client.get("/api/stream/lines").response().body()).isEqualTo("data: one\ndata: two\n\n");
    }

    @Test
    void what_fails_before_the_first_event_is_an_ordinary_error() throws Exception {
        Answer answer = client.get("/api/stream/refused", "Accept", "text/event-stream");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("PROVIDER_UNAVAILABLE");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void silence_is_broken_by_comments() throws Exception {
        try (Socket socket = startSilentStream(200)) {
            BufferedReader lines = reader(socket);
            assertThat(lines.lines().takeWhile(line -> !line.equals(":")).toList())
                    .contains("HTTP/1.1 200 ");
            assertThat(lines.lines().filter(":"::equals).limit(2)).hasSize(2);
        }
        assertThat(streams.noticedWithin(2_000)).isTrue();
    }

    @Test
    void a_client_that_leaves_is_noticed_while_nothing_is_written() throws Exception {
        Socket socket = startSilentStream(60_000);
        assertThat(streams.noticedWithin(700))
                .as("noticed although the client waits")
                .isFalse();

        socket.close();

        assertThat(streams.noticedWithin(1_000)).isTrue();
    }

    @Test
    void a_connection_that_is_reset_is_noticed_too() throws Exception {
        Socket socket = startSilentStream(60_000);
        socket.setSoLinger(true, 0);

        socket.close();

        assertThat(streams.noticedWithin(1_000)).isTrue();
    }

    @Test
    void who_does_not_read_gets_no_more_than_a_quarter_of_a_megabyte() throws Exception {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(client.address());
            write(socket, "GET /api/stream/flood HTTP/1.1\r\nHost: here\r\n\r\n");

            await().untilAsserted(() -> assertThat(streams.floodedKilobytes()).isPositive());
            var before = new AtomicInteger();
            await().during(Duration.ofMillis(500))
                    .until(() -> before.getAndSet(streams.floodedKilobytes()) == streams.floodedKilobytes());

            assertThat(streams.floodedKilobytes()).isLessThan(256);
        }
        assertThat(streams.noticedWithin(2_000)).isTrue();
    }

    @Test
    void a_pipelined_request_is_neither_lost_nor_taken_for_a_lost_client() throws Exception {
        try (Socket socket = client.connect()) {
            write(socket, "GET /api/stream/count?events=1 HTTP/1.1\r\nHost: here\r\n\r\n");
            write(socket, silentRequest(300));
            BufferedReader lines = reader(socket);
            assertThat(lines.lines().anyMatch(":"::equals)).isTrue();
            write(socket, "G");
            assertThat(streams.noticedWithin(1_000)).isFalse();
        }
        streams.noticedWithin(2_000);
    }

    @Test
    void bytes_of_the_next_request_that_the_probe_read_are_kept() throws Exception {
        try (Socket socket = client.connect()) {
            write(socket, waitRequest(800));
            assertThat(streams.noticedWithin(400)).isFalse(); // the stream is silent and watched by now
            write(socket, "GET /api/stream/after HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
            String both = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(both).contains("data: done").contains("still here");
        }
    }

    private Socket startSilentStream(long silenceMillis) throws IOException {
        Socket socket = client.connect();
        write(socket, silentRequest(silenceMillis));
        return socket;
    }

    private static String silentRequest(long silenceMillis) {
        return "POST /api/stream/silent?silenceMillis=" + silenceMillis
                + " HTTP/1.1\r\nHost: here\r\nContent-Type: text/plain\r\nContent-Length: " + BODY.length() + "\r\n\r\n"
                + BODY;
    }

    private static String waitRequest(long millis) {
        return "GET /api/stream/wait?millis=" + millis + " HTTP/1.1\r\nHost: here\r\n\r\n";
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
}
