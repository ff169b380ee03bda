package dev.atelier.simulator;

import static dev.atelier.simulator.SimulatorClient.asking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.simulator.ledger.Outcome;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTest extends SimulatorTest {

    @Test
    void a_client_that_leaves_a_stream_cancels_it_at_once() throws Exception {
        try (Socket socket = open(asking("[[tokens=1000]] [[delay=20]]", STREAM))) {
            readUntil(socket, "\"content\":\" ");
            assertThat(onlyCall().outcome()).isEqualTo(Outcome.RUNNING);
        }
        assertThat(outcomeWithin(Duration.ofMillis(500))).isEqualTo(Outcome.CANCELLED);
        assertThat(onlyCall().served()).isTrue();
        assertThat(onlyCall().promptTokens()).isPositive();
        assertThat(onlyCall().completionTokens()).isBetween(1, 100);
        assertThat(onlyCall().endedAt()).isNotNull();
    }

    @Test
    void a_client_that_leaves_a_plain_call_cancels_it() throws Exception {
        try (Socket socket = open(asking("[[delay=5000]]", ""))) {
            awaitCall();
            assertThat(socket.isConnected()).isTrue();
        }
        assertThat(outcomeWithin(Duration.ofMillis(500))).isEqualTo(Outcome.CANCELLED);
        assertThat(onlyCall().completionTokens()).isZero();
    }

    @Test
    void answers_pipelined_requests_in_order() throws Exception {
        try (Socket socket = open(asking("[[say=first]] [[delay=100]]", ""))) {
            socket.getOutputStream().write(request(asking("[[say=second]]", "")));
            String both = readUntil(socket, "second");
            assertThat(both.indexOf("first")).isPositive().isLessThan(both.indexOf("second"));
        }
    }

    @Test
    void serves_a_thousand_slow_streams_at_once() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            int before = Thread.activeCount();
            for (int i = 0; i < 1000; i++) {
                sockets.add(open(asking("[[tokens=20]] [[delay=100]] " + i, STREAM)));
            }
            for (Socket socket : sockets) {
                readUntil(socket, "[DONE]");
            }
            assertThat(Thread.activeCount() - before).isLessThan(5);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        assertThat(simulator.ledger().calls())
                .hasSize(1000)
                .allMatch(call -> call.outcome() == Outcome.COMPLETED && call.completionTokens() == 20);
    }

    private static Socket open(String body) throws Exception {
        Socket socket = new Socket("127.0.0.1", simulator.port());
        socket.setSoTimeout(20_000);
        OutputStream out = socket.getOutputStream();
        out.write(request(body));
        return socket;
    }

    private static byte[] request(String body) {
        String head = "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer sk-1\r\nContent-Length: "
                + body.length() + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }

    private static String readUntil(Socket socket, String wanted) throws Exception {
        InputStream in = socket.getInputStream();
        StringBuilder seen = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (seen.indexOf(wanted) < 0) {
            int read = in.read(buffer);
            assertThat(read).as("stream ended early: %s", seen).isPositive();
            seen.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        }
        return seen.toString();
    }

    private static void awaitCall() {
        while (simulator.ledger().calls().isEmpty()) {
            Thread.onSpinWait();
        }
    }
}
