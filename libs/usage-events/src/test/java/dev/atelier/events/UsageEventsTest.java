package dev.atelier.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UsageEventsTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String EXAMPLE = SampleEvents.resource("usage-event.example.json");

    @Test
    void reads_back_what_was_written() {
        UsageEvent chat = SampleEvents.chat();
        UsageEvent image = SampleEvents.failedImageOnOwnKey();

        assertThat(UsageEvents.read(UsageEvents.write(chat))).isEqualTo(chat);
        assertThat(UsageEvents.read(UsageEvents.write(image))).isEqualTo(image);
    }

    @Test
    void writes_exactly_the_example() {
        JsonNode written = JSON.readTree(UsageEvents.write(SampleEvents.chat()));

        assertThat(written).isEqualTo(JSON.readTree(EXAMPLE));
    }

    @Test
    void writes_times_with_three_digits_of_a_second() {
        JsonNode written = JSON.readTree(UsageEvents.write(SampleEvents.failedImageOnOwnKey()));

        assertThat(written.at("/data/occurredAt").asString()).isEqualTo("2026-11-22T10:15:30.000Z");
    }

    @Test
    void tolerates_unknown_fields_of_a_newer_release() {
        String newer = EXAMPLE.replace("\"specversion\"", "\"dataschema\":\"urn:x\",\"region\":\"eu\",\"specversion\"")
                .replace("\"units\"", "\"project\":{\"id\":[1,2]},\"units\"")
                .replace("\"cached\"", "\"audio\":7,\"cached\"");

        assertThat(UsageEvents.read(bytes(newer))).isEqualTo(SampleEvents.chat());
    }

    @Test
    void reads_data_in_base64_as_well() {
        JsonNode event = JSON.readTree(EXAMPLE);
        String data = Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(event.get("data")));
        String encoded = EXAMPLE.substring(0, EXAMPLE.indexOf("\"data\"")) + "\"data_base64\":\"" + data + "\"}";

        assertThat(UsageEvents.read(bytes(encoded))).isEqualTo(SampleEvents.chat());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "1",
                "\"text\"",
                "{}",
                "{",
                "garbage",
                "\u0000\u0001\u0002",
                "{\"specversion\":1.0}",
                "{\"specversion\":null}",
                "{\"specversion\":\"2.0\",\"id\":\"1\"}",
                "{\"specversion\":\"1.0\"}"
            })
    void refuses_what_is_no_cloud_event(String garbage) {
        assertRefused(garbage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1.0\" -> \"0.3\"",
                "recorded.v1 -> recorded.v2",
                "recorded.v1\" -> recorded.v1.x\"",
                "\"id\": \"6743 -> \"id\": \"7743",
                "\"subject\": \"6743 -> \"subject\": \"7743",
                "\"subject\" -> \"subjects\"",
                "\"data\" -> \"payload\"",
                "\"units\": 0 -> \"units\": -1",
                "\"units\": 0 -> \"units\": 1.5",
                "\"units\": 0 -> \"units\": \"0\"",
                "\"units\": 0 -> \"units\": null",
                "\"units\": 0 -> \"units\": 99999999999999999999",
                "\"units\": 0, -> ",
                "\"costMicros\": 313 -> \"costMicros\": 9223372036854775807",
                "\"chat\" -> \"music\"",
                "\"succeeded\" -> \"paused\"",
                "\"succeeded\" -> 0",
                "\"succeeded\" -> \"failed\"",
                "\"reported\" -> null",
                "\"gpt-4o-mini\" -> \"\"",
                "\"gpt-4o-mini\" -> \" \"",
                "\"gpt-4o-mini\" -> \"a\\u0000b\"",
                "\"gpt-4o-mini\" -> {}",
                "2026-11-22T10:15:30.123Z\", -> yesterday\",",
                "\"tokens\": { -> \"token\": {",
                "\"cached\": 1024 -> \"cached\": null",
                "\"cached\": 1024, -> "
            })
    void refuses_an_event_that_breaks_the_contract(String change) {
        String[] fromTo = change.split(" -> ", 2);
        assertThat(EXAMPLE).contains(fromTo[0]);

        assertRefused(EXAMPLE.replace(fromTo[0], fromTo[1]));
    }

    @Test
    void refuses_an_event_that_is_too_large() {
        assertRefused(EXAMPLE + " ".repeat(UsageEvents.MAX_BYTES));
    }

    @Test
    void refuses_deep_nesting() {
        assertRefused("[".repeat(60_000));
        assertRefused(
                EXAMPLE.replace("\"units\"", "\"deep\":" + "[".repeat(20_000) + "]".repeat(20_000) + ",\"units\""));
    }

    @Test
    void answers_damaged_bytes_with_an_event_or_a_refusal_and_nothing_else() {
        byte[] good = bytes(EXAMPLE);
        Random random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = Arrays.copyOf(good, random.nextInt(20) == 0 ? random.nextInt(good.length) : good.length);
            for (int flips = 1 + random.nextInt(3); flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(UsageEvents.read(damaged)).isNotNull();
            } catch (InvalidUsageEventException refused) {
                assertThat(refused).hasMessageNotContaining("gpt");
            }
        }
    }

    private static void assertRefused(String text) {
        assertThatExceptionOfType(InvalidUsageEventException.class).isThrownBy(() -> UsageEvents.read(bytes(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
