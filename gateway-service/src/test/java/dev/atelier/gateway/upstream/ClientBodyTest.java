package dev.atelier.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.gateway.pace.SenderPace;
import dev.atelier.platform.error.SlowBodyException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClientBodyTest {

    private final AbortableRequest exchange = new AbortableRequest("POST", "/");

    @Test
    void a_body_that_trickles_is_given_up_after_a_grace() throws Exception {
        var slow = new Sender(1, Duration.ofSeconds(10));
        var body = new ClientBody(slow, exchange, new SenderPace(slow::nanos));
        assertThat(body.read(new byte[100], 0, 100)).isOne();
        assertThatThrownBy(() -> body.read(new byte[100], 0, 100)).isInstanceOf(SlowBodyException.class);
        assertThat(exchange.isCancelled()).isTrue();
        assertThat(body.failure()).isNotNull();
    }

    @Test
    void a_slow_line_may_take_its_time() throws Exception {
        var modem = new Sender(4_000, Duration.ofSeconds(10));
        var body = new ClientBody(modem, exchange, new SenderPace(modem::nanos));
        for (int i = 0; i < 100; i++) {
            assertThat(body.read(new byte[8_192], 0, 8_192)).isEqualTo(4_000);
        }
        assertThat(exchange.isCancelled()).isFalse();
    }

    @Test
    void time_the_service_takes_to_accept_the_body_is_not_the_client_s() throws Exception {
        var quick = new Sender(1, Duration.ofMillis(1));
        var body = new ClientBody(quick, exchange, new SenderPace(quick::nanos));
        for (int i = 0; i < 10; i++) {
            assertThat(body.read()).isZero();
            quick.pass(Duration.ofSeconds(10));
        }
        assertThat(body.failure()).isNull();
    }

    /** Has some bytes ready after some time, again and again. */
    private static final class Sender extends InputStream {

        private final int bytes;
        private final Duration pause;
        private long now;

        Sender(int bytes, Duration pause) {
            this.bytes = bytes;
            this.pause = pause;
        }

        long nanos() {
            return now;
        }

        void pass(Duration time) {
            now += time.toNanos();
        }

        @Override
        public int read() throws IOException {
            throw new IOException("read in pieces");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            pass(pause);
            return Math.min(bytes, length);
        }
    }
}
