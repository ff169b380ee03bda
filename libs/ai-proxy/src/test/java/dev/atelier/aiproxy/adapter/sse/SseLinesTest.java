package dev.atelier.aiproxy.adapter.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.spi.ProviderException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseLinesTest {

    private static final int LONGEST = 100;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void reads_every_line_ending(String end) {
        String stream = "data: one" + end + end + "data: two" + end + end;

        assertThat(read(stream)).containsExactly("one", "two");
    }

    @Test
    void passes_over_comments_names_and_blank_lines() {
        assertThat(read(": keep-alive\n\nevent: chunk\nid: 7\ndata:one\n\n\n\ndata: two\n\n"))
                .containsExactly("one", "two");
    }

    @Test
    void knows_the_name_of_an_event_as_long_as_it_lasts() {
        byte[] stream = "event: says\ndata: one\ndata: two\n\ndata: three\n\nevent:end\ndata: four".getBytes(UTF_8);
        SseLines lines = new SseLines(new ByteArrayInputStream(stream), LONGEST);
        List<String> names = new ArrayList<>();
        while (lines.nextData() != null) {
            names.add(lines.event());
        }

        assertThat(names).containsExactly("says", "says", "", "end");
    }

    @Test
    void drops_a_byte_order_mark() {
        assertThat(read("\uFEFFdata: one\n\n")).containsExactly("one");
    }

    @Test
    void reads_a_last_line_without_an_end() {
        assertThat(read("data: one\n\ndata: two")).containsExactly("one", "two");
    }

    @Test
    void keeps_a_character_whole_that_arrives_in_two_reads() {
        byte[] bytes = "data: 绘\n\n".getBytes(UTF_8);
        InputStream dripping = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, 1);
            }
        };

        assertThat(new String(new SseLines(dripping, LONGEST).nextData(), UTF_8))
                .isEqualTo("绘");
    }

    @Test
    void refuses_a_line_without_end() {
        assertThatThrownBy(() -> read("data: " + "x".repeat(5_000_000)))
                .isInstanceOf(ProviderException.Malformed.class);
        assertThatThrownBy(() -> read("x".repeat(LONGEST + 1) + "\n")).isInstanceOf(ProviderException.Malformed.class);
        assertThat(read("data: " + "x".repeat(LONGEST - 6) + "\n")).hasSize(1);
    }

    private static List<String> read(String stream) {
        var lines = new SseLines(new ByteArrayInputStream(stream.getBytes(UTF_8)), LONGEST);
        List<String> data = new ArrayList<>();
        for (byte[] next = lines.nextData(); next != null; next = lines.nextData()) {
            data.add(new String(next, UTF_8));
        }
        return data;
    }
}
