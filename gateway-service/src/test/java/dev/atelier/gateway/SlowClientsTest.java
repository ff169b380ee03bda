package dev.atelier.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.TestPropertySource;

/** Clients that hold connections by doing next to nothing, against the shipped limits. */
@Timeout(120)
@TestPropertySource(
        properties = {
            "atelier.gateway.limits.ip=off",
            "atelier.gateway.limits.user=off",
            "atelier.gateway.limits.api=off"
        })
class SlowClientsTest extends GatewayTest {

    private static final Duration PAUSE = Duration.ofSeconds(4);
    private static final Duration LET_GO = Duration.ofSeconds(30);

    /** What slow senders begin with, how they go on, and what they are told. */
    private static final List<Sender> SENDERS = List.of(
            new Sender("G", "a", ""),
            new Sender("GET /api/auth/me HTTP/1.1\r\nHost: x\r\nX: ", "a", ""),
            new Sender("POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{", "a", " 408 "),
            new Sender("POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{", "", " 408 "),
            new Sender("POST /api/conversations HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{", "a", " 401 "),
            new Sender("GET /nowhere HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n{", "a", " 404 "));

    @Test
    void five_hundred_slow_senders_are_let_go_within_thirty_seconds_and_hinder_nobody() throws Exception {
        Duration alone = slowestButOneInAHundred();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<LetGo>> senders = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                Sender sender = SENDERS.get(i % SENDERS.size());
                senders.add(threads.submit(() -> trickle(sender)));
            }
            assertThat(slowestButOneInAHundred()).isLessThan(atMost(alone));
            for (int i = 0; i < senders.size(); i++) {
                Sender sender = SENDERS.get(i % SENDERS.size());
                LetGo letGo = senders.get(i).get();
                assertThat(letGo.after()).as(sender.toString()).isLessThan(LET_GO);
                assertThat(letGo.answer())
                        .as(sender.toString())
                        .startsWith(sender.told().isEmpty() ? "" : "HTTP/1.1" + sender.told());
            }
        }
    }

    @Test
    void a_head_that_takes_its_time_within_the_limit_is_answered() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5_000);
            for (String piece : List.of("GET /api/auth/oauth2/gi", "thub HTT", "P/1.1\r\nHo", "st: x\r\n\r", "\n")) {
                send(socket, piece);
                assertThat(isStillOpen(socket, Duration.ofMillis(500))).isTrue();
            }
            assertThat(USERS.seen()).hasSize(1);
        }
    }

    @Test
    void whoever_has_sent_a_whole_request_may_rest_before_the_next() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            send(socket, "GET /api/auth/oauth2/github HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(isStillOpen(socket, Duration.ofSeconds(22))).isTrue();
            send(socket, "GET /api/auth/oauth2/github HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(isStillOpen(socket, Duration.ofSeconds(1))).isTrue();
            assertThat(USERS.seen()).hasSize(2);
        }
    }

    @Test
    void two_thousand_idle_connections_keep_nobody_out() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 2_000; i++) {
                var socket = new Socket("127.0.0.1", port);
                idle.add(socket);
                send(socket, "GET /api/auth/oauth2/github HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
            assertThat(slowestButOneInAHundred()).isLessThan(Duration.ofMillis(500));
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    /** Sends a byte every few seconds and says how long that was allowed. */
    private LetGo trickle(Sender sender) {
        long start = System.nanoTime();
        var answer = new StringBuilder();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            send(socket, sender.beginning());
            while (isStillOpen(socket, PAUSE, answer) && since(start).compareTo(LET_GO) < 0) {
                send(socket, sender.more());
            }
        } catch (IOException closed) {
            // That is what it was waiting for.
        }
        return new LetGo(since(start), answer.toString());
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Waits that long, whatever is answered meanwhile, unless the other side closes. */
    private static boolean isStillOpen(Socket socket, Duration wait) throws IOException {
        return isStillOpen(socket, wait, new StringBuilder());
    }

    private static boolean isStillOpen(Socket socket, Duration wait, StringBuilder heard) throws IOException {
        long end = System.nanoTime() + wait.toNanos();
        byte[] answer = new byte[4096];
        while (true) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                return true;
            }
            socket.setSoTimeout(Math.toIntExact(left));
            try {
                int length = socket.getInputStream().read(answer);
                if (length < 0) {
                    return false;
                }
                heard.append(new String(answer, 0, length, StandardCharsets.UTF_8));
            } catch (SocketTimeoutException nothingSaid) {
                return true;
            }
        }
    }

    private Duration slowestButOneInAHundred() throws Exception {
        Callable<Long> call = () -> {
            long start = System.nanoTime();
            assertThat(Wire.get(port, "/api/conversations", Tokens.bearer(USER)).status())
                    .isEqualTo(200);
            return System.nanoTime() - start;
        };
        long[] nanos = new long[300];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = call.call();
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[nanos.length * 99 / 100]);
    }

    /** Twice as long as without them, or what a busy machine may cost anybody. */
    private static Duration atMost(Duration alone) {
        Duration twice = alone.multipliedBy(2);
        Duration hiccup = Duration.ofMillis(100);
        return twice.compareTo(hiccup) < 0 ? hiccup : twice;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private record Sender(String beginning, String more, String told) {}

    private record LetGo(Duration after, String answer) {}
}
