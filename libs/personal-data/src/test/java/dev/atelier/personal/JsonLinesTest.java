package dev.atelier.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class JsonLinesTest {

    @Test
    void what_was_written_is_read_without_the_end_mark() throws IOException {
        var written = new ByteArrayOutputStream();
        var lines = new JsonLines(written, JsonMapper.shared());
        lines.accept(Map.of("text", "a\n\nb"));
        lines.accept(Map.of("text", "c"));
        lines.end();

        assertThat(copied(written.toString(StandardCharsets.UTF_8), 1_000))
                .isEqualTo("{\"text\":\"a\\n\\nb\"}\n{\"text\":\"c\"}\n");
    }

    @Test
    void a_file_without_records_is_empty() throws IOException {
        assertThat(copied("\n", 1_000)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 9, 1_000})
    void it_does_not_matter_how_the_bytes_arrive(int atOnce) throws IOException {
        assertThat(copied("{\"a\":1}\n{\"b\":2}\n\n", atOnce)).isEqualTo("{\"a\":1}\n{\"b\":2}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{\"a\":1}", "{\"a\":1}\n", "{\"a\":1}\n{\"b", "{\"a\":1}\n\n{\"success\":false}", "\n\n"})
    void half_a_file_is_none(String text) {
        for (int atOnce : new int[] {1, 2, 1_000}) {
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> copied(text, atOnce));
        }
    }

    private static String copied(String text, int atOnce) throws IOException {
        var out = new ByteArrayOutputStream();
        JsonLines.copy(new Dripping(text.getBytes(StandardCharsets.UTF_8), atOnce), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Gives a few bytes at a time. */
    private static final class Dripping extends InputStream {

        private final InputStream bytes;
        private final int atOnce;

        Dripping(byte[] bytes, int atOnce) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.atOnce = atOnce;
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return bytes.read(into, offset, Math.min(length, atOnce));
        }
    }
}
