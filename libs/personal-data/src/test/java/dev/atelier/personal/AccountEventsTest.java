package dev.atelier.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AccountEventsTest {

    private static final String USER = "65f0000000000000000000aa";
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");

    @Test
    void an_event_is_read_as_it_was_written() {
        var deleted = new AccountEvent.Deleted(USER, 2);
        var erased = new AccountEvent.Erased(USER, 1, "chat-service");

        assertThat(AccountEvents.read(AccountEvents.write(deleted, "user-service", NOW)))
                .isEqualTo(deleted);
        assertThat(AccountEvents.read(AccountEvents.write(erased, "chat-service", NOW)))
                .isEqualTo(erased);
    }

    @Test
    void an_event_on_the_wire_is_a_cloud_event_with_ids_only() {
        JsonNode event = JsonMapper.shared()
                .readTree(AccountEvents.write(new AccountEvent.Deleted(USER, 1), "user-service", NOW));

        assertThat(event.get("specversion").asString()).isEqualTo("1.0");
        assertThat(event.get("type").asString()).isEqualTo("dev.atelier.account.deleted.v1");
        assertThat(event.get("source").asString()).isEqualTo("/atelier/user-service");
        assertThat(event.get("subject").asString()).isEqualTo(USER);
        assertThat(event.get("data").propertyNames()).containsExactly("userId", "round");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "\u0000\u0001",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"dev.atelier.account.deleted.v1\"}",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"dev.atelier.account.deleted.v1\","
                        + "\"data\":{\"userId\":\"../x\",\"round\":1}}",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"another.type\","
                        + "\"data\":{\"userId\":\"65f0000000000000000000aa\",\"round\":1}}"
            })
    void what_is_no_account_event_is_none(String text) {
        assertThat(AccountEvents.read(text.getBytes(StandardCharsets.UTF_8))).isNull();
        assertThat(AccountEvents.read(null)).isNull();
    }

    @Test
    void only_an_id_names_a_user() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountEvent.Deleted("somebody", 1));
    }
}
