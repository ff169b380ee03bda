package dev.atelier.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageEventSchemaTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SampleEvents.resource("usage-event.schema.json"), InputFormat.JSON);

    private static final String EXAMPLE = SampleEvents.resource("usage-event.example.json");

    @Test
    void the_example_is_valid() {
        assertThat(errors(EXAMPLE)).isEmpty();
    }

    @Test
    void every_written_event_is_valid() {
        assertThat(errors(SampleEvents.chat())).isEmpty();
        assertThat(errors(SampleEvents.failedImageOnOwnKey())).isEmpty();
        for (String model : List.of("a", "=cmd|' /C calc'!A0", "qwen/qwen2.5:7b", "通义千问 Max", "😀", "x".repeat(200))) {
            for (String at : List.of("2000-01-01T00:00:00Z", "2026-02-28T23:59:59.999Z", "2999-12-31T23:59:59Z")) {
                assertThat(errors(SampleEvents.chat(model, Instant.parse(at)))).isEmpty();
            }
        }
    }

    @Test
    void a_newer_event_with_more_fields_is_valid() {
        assertThat(errors(EXAMPLE.replace("\"units\"", "\"project\":{},\"units\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1.0\" -> \"0.3\"",
                "recorded.v1 -> recorded.v2",
                "\"subject\" -> \"subjects\"",
                "\"units\": 0 -> \"units\": -1",
                "\"units\": 0 -> \"units\": 1.5",
                "\"units\": 0, -> ",
                "\"costMicros\": 313 -> \"costMicros\": 1000000000001",
                "\"chat\" -> \"music\"",
                "\"succeeded\" -> \"failed\"",
                "\"gpt-4o-mini\" -> \" \"",
                "\"gpt-4o-mini\" -> \"a\\u0000b\"",
                "\"cached\": 1024, -> ",
                "6743a0 -> 6743A0"
            })
    void what_the_reader_refuses_is_invalid_too(String change) {
        String[] fromTo = change.split(" -> ", 2);
        assertThat(EXAMPLE).contains(fromTo[0]);

        assertThat(errors(EXAMPLE.replace(fromTo[0], fromTo[1]))).isNotEmpty();
    }

    private static List<Error> errors(UsageEvent event) {
        return errors(new String(UsageEvents.write(event), StandardCharsets.UTF_8));
    }

    private static List<Error> errors(String json) {
        return SCHEMA.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
