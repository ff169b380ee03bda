package dev.atelier.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@Timeout(30)
class StreamsTest extends GatewayTest {

    /** A service on a bare socket, to see its connection close while nothing is said. */
    private static final ServerSocket SILENT = listen();

    @DynamicPropertySource
    static void silentService(DynamicPropertyRegistry registry) {
        registry.add("test.stats", () -> "http://127.0.0.1:" + SILENT.getLocalPort());
    }

    @Test
    void a_piece_arrives_before_the_next_is_made() throws Exception {
        var next = new CountDownLatch(1);
        CHAT.answers(exchange -> {
            startStream(exchange);
            say(exchange, "one");
            awaitQuietly(next);
            say(exchange, "two");
            exchange.close();
        });
        try (Socket client = open("/api/conversations/1/messages")) {
            BufferedReader lines = lines(client);
            assertThat(lineWith(lines, "data:")).contains("one");
            next.countDown();
            assertThat(lineWith(lines, "data:")).contains("two");
        }
    }

    @Test
    void the_head_arrives_before_the_first_piece() throws Exception {
        var next = new CountDownLatch(1);
        CHAT.answers(exchange -> {
            startStream(exchange);
            exchange.getResponseBody().flush();
            awaitQuietly(next);
            exchange.close();
        });
        try (Socket client = open("/api/conversations/1/messages")) {
            assertThat(lineWith(lines(client), "Content-Type")).contains("text/event-stream");
            next.countDown();
        }
    }

    @Test
    void a_silence_of_three_seconds_cuts_nothing() throws Exception {
        CHAT.answers(exchange -> {
            startStream(exchange);
            say(exchange, "one");
            awaitQuietly(new CountDownLatch(1), Duration.ofSeconds(3));
            say(exchange, "two");
            exchange.close();
        });
        long start = System.nanoTime();
        try (Socket client = open("/api/conversations/1/messages")) {
            BufferedReader lines = lines(client);
            assertThat(lineWith(lines, "data:")).contains("one");
            assertThat(lineWith(lines, "data:")).contains("two");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(2900));
    }

    @Test
    void pieces_pass_quickly() throws Exception {
        CHAT.answers(exchange -> {
            startStream(exchange);
            for (int i = 0; i < 200; i++) {
                say(exchange, Long.toString(System.nanoTime()));
                awaitQuietly(new CountDownLatch(1), Duration.ofMillis(2));
            }
            exchange.close();
        });
        long[] delays = new long[200];
        try (Socket client = open("/api/conversations/1/messages")) {
            BufferedReader lines = lines(client);
            for (int i = 0; i < 200; i++) {
                String line = lineWith(lines, "data: ");
                delays[i] = System.nanoTime() - Long.parseLong(line.substring("data: ".length()));
            }
        }
        Arrays.sort(delays);
        assertThat(Duration.ofNanos(delays[100])).isLessThan(Duration.ofMillis(20));
    }

    @Test
    void a_client_that_leaves_in_the_middle_of_silence_closes_the_services_connection() throws Exception {
        try (Socket client = open("/api/stats/usage");
                Socket service = SILENT.accept()) {
            readHead(service);
            service.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(lineWith(lines(client), "Content-Type")).contains("text/event-stream");
            leaveAndExpectClosing(client, service);
        }
    }

    @Test
    void a_client_that_leaves_before_the_answer_closes_the_services_connection() throws Exception {
        try (Socket client = open("/api/stats/usage");
                Socket service = SILENT.accept()) {
            readHead(service);
            leaveAndExpectClosing(client, service);
        }
    }

    @Test
    void half_an_answer_does_not_look_whole() throws Exception {
        try (Socket client = open("/api/stats/usage")) {
            BufferedReader lines = lines(client);
            try (Socket service = SILENT.accept()) {
                readHead(service);
                service.getOutputStream()
                        .write(("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                                        + "Transfer-Encoding: chunked\r\n\r\nb\r\ndata: one\n\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(lineWith(lines, "data:")).contains("one");
            }
            assertThat(readToEnd(lines)).doesNotContain("0\n\n").doesNotEndWith("0\n");
        }
    }

    @Test
    void a_post_does_not_fall_on_a_connection_its_service_has_closed() throws Exception {
        for (int i = 0; i < 3; i++) {
            var reply = new CompletableFuture<Wire.Reply>();
            Thread.ofVirtual()
                    .start(() -> reply.complete(Wire.send(port, "POST", "/api/stats/x", "{}", Tokens.bearer(USER))));
            try (Socket service = SILENT.accept()) {
                readHead(service);
                service.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
                assertThat(reply.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
            }
        }
    }

    private static void leaveAndExpectClosing(Socket client, Socket service) throws IOException {
        client.close();
        long left = System.nanoTime();
        service.setSoTimeout(5_000);
        int end;
        try {
            end = service.getInputStream().read();
        } catch (SocketException reset) {
            end = -1;
        }
        assertThat(end).isEqualTo(-1);
        assertThat(Duration.ofNanos(System.nanoTime() - left)).isLessThan(Duration.ofMillis(900));
    }

    private Socket open(String path) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n" + Tokens.bearer(USER)
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String lineWith(BufferedReader lines, String prefix) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith(prefix)) {
            line = lines.readLine();
        }
        assertThat(line).as("a line with " + prefix).isNotNull();
        return String.valueOf(line);
    }

    private static String readToEnd(BufferedReader lines) {
        var text = new StringBuilder();
        try {
            String line = lines.readLine();
            while (line != null) {
                text.append(line).append('\n');
                line = lines.readLine();
            }
        } catch (IOException reset) {
            text.append("RESET");
        }
        return text.toString();
    }

    private static void readHead(Socket service) throws IOException {
        service.setSoTimeout(10_000);
        BufferedReader lines = lines(service);
        String line = lines.readLine();
        while (line != null && !line.isEmpty()) {
            line = lines.readLine();
        }
    }

    private static void startStream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
    }

    private static void say(HttpExchange exchange, String what) throws IOException {
        exchange.getResponseBody().write(("data: " + what + "\n\n").getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        awaitQuietly(latch, Duration.ofSeconds(10));
    }

    private static void awaitQuietly(CountDownLatch latch, Duration atMost) {
        try {
            latch.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ServerSocket listen() {
        try {
            var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            socket.setSoTimeout(10_000);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
