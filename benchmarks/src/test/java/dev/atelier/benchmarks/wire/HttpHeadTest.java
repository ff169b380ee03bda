package dev.atelier.benchmarks.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpHeadTest {

    private static WireInput wire(String text) {
        return new WireInput(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String body(WireInput wire) throws IOException {
        return new String(HttpHead.read(wire).body(wire).readAll(), StandardCharsets.UTF_8);
    }

    @Test
    void reads_a_body_of_known_length_and_leaves_the_next_answer() throws Exception {
        WireInput wire = wire("HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\nhelloHTTP/1.1 204 \r\n\r\n");
        assertThat(body(wire)).isEqualTo("hello");
        assertThat(HttpHead.read(wire)).isEqualTo(new HttpHead(204, 0, true));
    }

    @Test
    void joins_chunks_and_skips_extensions_and_trailers() throws Exception {
        WireInput wire = wire(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "5;x=y\r\nhello\r\nA\r\n big world\r\n0\r\nTrailer: z\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length:0\r\n\r\n");
        assertThat(body(wire)).isEqualTo("hello big world");
        assertThat(body(wire)).isEmpty();
    }

    @Test
    void sees_that_the_server_will_close() throws Exception {
        HttpHead head = HttpHead.read(wire("HTTP/1.1 503 \r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
        assertThat(head).isEqualTo(new HttpHead(503, 0, false));
    }

    @Test
    void refuses_an_answer_that_ends_too_early() {
        WireInput wire = wire("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello");
        assertThatThrownBy(() -> body(wire)).isInstanceOf(EOFException.class);
        WireInput chunks = wire("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        assertThatThrownBy(() -> body(chunks)).isInstanceOf(EOFException.class);
    }

    @Test
    void refuses_what_is_no_http() {
        assertThatThrownBy(() -> HttpHead.read(wire("SSH-2.0\r\n\r\n"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> HttpHead.read(wire("HTTP/1.1 200 OK\r\n\r\n"))).isInstanceOf(IOException.class);
    }
}
