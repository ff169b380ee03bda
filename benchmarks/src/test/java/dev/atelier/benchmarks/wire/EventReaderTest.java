package dev.atelier.benchmarks.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    @Test
    void tells_named_and_unnamed_events_and_skips_comments() throws Exception {
        String stream = ": keep-alive\n\nevent: delta\ndata: {\"content\":\"你好\"}\n\ndata:[DONE]\r\n\r\nevent: x\n\n";
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        WireInput wire = new WireInput(new ByteArrayInputStream(bytes));
        List<String> events = new ArrayList<>();
        long before = System.nanoTime();
        new EventReader(wire, BodyInput.ofLength(wire, bytes.length)).readAll((name, data, arrivedAt) -> {
            assertThat(arrivedAt).isBetween(before, System.nanoTime());
            events.add(name + " " + data);
        });
        assertThat(events).containsExactly("delta {\"content\":\"你好\"}", "message [DONE]");
    }
}
