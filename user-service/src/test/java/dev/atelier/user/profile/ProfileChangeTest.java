package dev.atelier.user.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.platform.error.ApiException;
import dev.atelier.user.account.Preferences;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ProfileChangeTest {

    @Test
    void changes_what_is_named_and_nothing_else() {
        assertThat(change("{\"firstName\":\" Ada \",\"preferences\":{\"theme\":\"dark\"}}"))
                .isEqualTo(Map.of("firstName", "Ada", "preferences.theme", "dark"));
    }

    @Test
    void null_clears_a_member_that_may_be_empty() {
        var expected = new HashMap<String, Object>();
        expected.put("firstName", null);
        expected.put("avatar", null);

        assertThat(change("{\"firstName\":null,\"avatar\":null}")).isEqualTo(expected);
    }

    @Test
    void null_brings_the_defaults_of_preferences_back() {
        assertThat(change("{\"preferences\":{\"theme\":null,\"language\":null,\"notifications\":null}}"))
                .isEqualTo(Map.of(
                        "preferences.theme",
                        Preferences.DEFAULT_THEME,
                        "preferences.language",
                        Preferences.DEFAULT_LANGUAGE,
                        "preferences.notifications",
                        Map.of()));
        assertThat(change("{\"preferences\":null}")).isEqualTo(Map.of("preferences", Preferences.defaults()));
    }

    @Test
    void an_email_address_is_stored_as_written_and_as_compared() {
        assertThat(change("{\"email\":\"Ada@Example.com\"}"))
                .isEqualTo(Map.of("email", "Ada@Example.com", "emailKey", "ada@example.com"));
    }

    @Test
    void members_a_caller_may_not_set_are_ignored() {
        assertThat(
                        change(
                                "{\"role\":\"ADMIN\",\"status\":\"active\",\"passwordHash\":\"x\",\"_id\":\"y\","
                                        + "\"subscription\":{\"plan\":\"pro\"},\"username\":\"root\",\"preferences\":{\"role\":\"ADMIN\"}}"))
                .isEmpty();
    }

    @Test
    void notifications_are_replaced_as_a_whole() {
        assertThat(change("{\"preferences\":{\"notifications\":{\"mail\":true,\"digest\":\"weekly\",\"hour\":8}}}"))
                .isEqualTo(Map.of("preferences.notifications", Map.of("mail", true, "digest", "weekly", "hour", 8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "firstName|{\"firstName\":7}",
                "lastName|{\"lastName\":\"a\\u0000b\"}",
                "email|{\"email\":null}",
                "email|{\"email\":\"nobody\"}",
                "email|{\"email\":[\"a@b.de\"]}",
                "preferences|{\"preferences\":\"dark\"}",
                "preferences.theme|{\"preferences\":{\"theme\":\"a b\"}}",
                "preferences.language|{\"preferences\":{\"language\":\"中文\"}}",
                "preferences.notifications|{\"preferences\":{\"notifications\":[true]}}",
                "preferences.notifications|{\"preferences\":{\"notifications\":{\"a.b\":true}}}",
                "preferences.notifications|{\"preferences\":{\"notifications\":{\"$set\":true}}}",
                "preferences.notifications|{\"preferences\":{\"notifications\":{\"__proto__\":true}}}",
                "preferences.notifications|{\"preferences\":{\"notifications\":{\"a\":{\"b\":1}}}}",
                "preferences.notifications|{\"preferences\":{\"notifications\":{\"a\":1e309}}}",
            })
    void refuses_and_names_the_field(String field, String json) {
        assertThatThrownBy(() -> change(json))
                .asInstanceOf(InstanceOfAssertFactories.type(ApiException.class))
                .extracting(ApiException::field)
                .isEqualTo(field);
    }

    @Test
    void refuses_an_avatar_of_more_than_2048_characters() {
        assertThatThrownBy(() -> change("{\"avatar\":\"https://example.com/" + "a".repeat(2048) + "\"}"))
                .isInstanceOf(ApiException.class);
    }

    private static Map<String, Object> change(String json) {
        var update = ProfileChange.of(JsonMapper.shared().readValue(json, ProfileRequest.class));
        return new HashMap<>(update.getUpdateObject().get("$set", new Document()));
    }
}
