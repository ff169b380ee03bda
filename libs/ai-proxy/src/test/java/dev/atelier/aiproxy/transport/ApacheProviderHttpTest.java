package dev.atelier.aiproxy.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.Sample;
import dev.atelier.aiproxy.ScriptedProvider;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderRequest;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a provider can do to a connection, and how long it may. */
@Timeout(20)
class ApacheProviderHttpTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String HEAD = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private ScriptedProvider provider;

    @AfterEach
    void stopProvider() {
        provider.close();
    }

    @Test
    void a_connection_closed_inside_a_chunk_broke_off_and_may_have_been_paid() {
        provider =
                new ScriptedProvider(answer -> answer.send(HEAD).chunk("whole").send("40\r\nhalf of it"));

        assertThatThrownBy(() -> read(http(LONG, LONG, LONG)))
                .isInstanceOfSatisfying(ProviderException.Unavailable.class, failure -> {
                    assertThat(failure.retryable()).isFalse();
                    assertThat(failure.neverReached()).isFalse();
                    assertThat(failure.outage()).isTrue();
                });
    }

    @Test
    void a_connection_closed_between_chunks_broke_off_too() {
        provider = new ScriptedProvider(answer -> answer.send(HEAD).chunk("whole"));

        assertThatThrownBy(() -> read(http(LONG, LONG, LONG))).isInstanceOf(ProviderException.Unavailable.class);
    }

    @Test
    void a_chunk_without_a_size_broke_off_too() {
        provider =
                new ScriptedProvider(answer -> answer.send(HEAD).chunk("whole").send("what?\r\n"));

        assertThatThrownBy(() -> read(http(LONG, LONG, LONG))).isInstanceOf(ProviderException.Unavailable.class);
    }

    @Test
    void a_body_shorter_than_announced_broke_off_too() {
        provider = new ScriptedProvider(
                answer -> answer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nnot a hundred"));

        assertThatThrownBy(() -> read(http(LONG, LONG, LONG))).isInstanceOf(ProviderException.Unavailable.class);
    }

    @Test
    void headers_alone_are_no_first_byte() {
        provider = new ScriptedProvider(answer -> answer.send(HEAD).pause(LONG));

        assertThatThrownBy(() -> read(http(SHORT, LONG, LONG))).isInstanceOf(ProviderException.TimedOut.class);
    }

    @Test
    void headers_that_drip_are_no_first_byte_either() {
        provider = new ScriptedProvider(answer -> {
            answer.send("HTTP/1.1 200 OK\r\n");
            for (int i = 0; i < 1_000; i++) {
                answer.send("x-" + i + ": y\r\n").pause(Duration.ofMillis(20));
            }
        });

        assertThatThrownBy(() -> read(http(SHORT, LONG, LONG))).isInstanceOf(ProviderException.TimedOut.class);
    }

    @Test
    void thinking_before_the_first_byte_is_no_silence() throws IOException {
        provider = new ScriptedProvider(answer -> answer.send(HEAD)
                .pause(Duration.ofMillis(900))
                .chunk("thought of it")
                .send("0\r\n\r\n"));

        assertThat(read(http(LONG, SHORT, LONG))).isEqualTo("thought of it");
    }

    @Test
    void silence_after_the_first_byte_is_limited() {
        provider =
                new ScriptedProvider(answer -> answer.send(HEAD).chunk("well").pause(LONG));

        assertThatThrownBy(() -> read(http(LONG, SHORT, LONG))).isInstanceOf(ProviderException.TimedOut.class);
    }

    @Test
    void a_reader_that_takes_its_time_is_no_silent_provider() throws Exception {
        provider = new ScriptedProvider(
                answer -> answer.send(HEAD).chunk("one").chunk("two").send("0\r\n\r\n"));
        try (ApacheProviderHttp http = http(LONG, SHORT, LONG);
                ProviderResponse response = http.send(request())) {
            byte[] first = response.body().readNBytes(3);
            assertThat(new CountDownLatch(1).await(900, TimeUnit.MILLISECONDS)).isFalse();

            assertThat(new String(first) + new String(response.body().readAllBytes()))
                    .isEqualTo("onetwo");
        }
    }

    @Test
    void an_answer_that_never_ends_is_ended_at_its_deadline() {
        provider = new ScriptedProvider(answer -> {
            answer.send(HEAD);
            for (int i = 0; i < 1_000; i++) {
                answer.chunk("drip").pause(Duration.ofMillis(20));
            }
        });

        assertThatThrownBy(() -> read(http(LONG, LONG, SHORT))).isInstanceOf(ProviderException.TimedOut.class);
    }

    @Test
    void an_answer_that_is_too_long_is_refused() {
        provider = new ScriptedProvider(
                answer -> answer.send(HEAD).chunk("x".repeat(3_000)).send("0\r\n\r\n"));

        assertThatThrownBy(() -> read(http(LONG, LONG, LONG)))
                .isInstanceOf(ProviderException.Malformed.class)
                .hasMessage("the answer is too long");
    }

    @Test
    void an_answer_of_the_longest_length_is_taken() throws IOException {
        provider = new ScriptedProvider(
                answer -> answer.send(HEAD).chunk("x".repeat(2_048)).send("0\r\n\r\n"));

        assertThat(read(http(LONG, LONG, LONG))).hasSize(2_048);
    }

    private String read(ApacheProviderHttp client) throws IOException {
        try (client;
                ProviderResponse response = client.send(request())) {
            return new String(response.body().readAllBytes());
        }
    }

    private ProviderRequest request() {
        return new ProviderRequest("GET", provider.address(), Map.of(), new byte[0], new Cancellation());
    }

    private static ApacheProviderHttp http(Duration firstByte, Duration silence, Duration deadline) {
        return new ApacheProviderHttp(
                Sample.patience(firstByte, silence, deadline, "answer.size", "2KB", "answer.line", "1KB"));
    }
}
