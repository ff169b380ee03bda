package dev.atelier.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.simulator.SimulatorClient.Answer;
import dev.atelier.simulator.ledger.Outcome;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LanternTest extends SimulatorTest {

    private static final String TOOLS =
            ",\"tools\":[{\"name\":\"weather\",\"takes\":{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}}]";

    @Test
    void answers_whole_and_meters_every_kind_of_token_by_itself() throws Exception {
        Answer answer = ask("Hello. [[tokens=9]] [[reasoning=4]] [[cached=3]]", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("ended").asString()).isEqualTo("finished");
        JsonNode meter = answer.json().path("meter");
        assertThat(meter.path("spoken").asInt()).isEqualTo(9);
        assertThat(meter.path("pondered").asInt()).isEqualTo(4);
        assertThat(meter.path("recalled").asInt()).isEqualTo(3);
        assertThat(meter.path("heard").asInt()).isEqualTo(onlyCall().promptTokens() - 3);
        assertThat(onlyCall().completionTokens()).isEqualTo(13);
    }

    @Test
    void tells_the_same_live_in_named_events_and_closes() throws Exception {
        String whole = ask("Hello. [[tokens=9]]", "").json().at("/reply/says").asString();
        Answer live = ask("Hello. [[tokens=9]]", ",\"live\":true");
        List<String> lines = live.raw().body().lines().toList();

        assertThat(lines).startsWith("event: opened").endsWith("event: close", "data: [close]", "");
        String said = String.join(
                "",
                lines.stream()
                        .filter(line -> line.startsWith("data: {\"piece\""))
                        .map(line -> JsonMapper.shared()
                                .readTree(line.substring("data: ".length()))
                                .path("piece")
                                .asString())
                        .toList());
        assertThat(said).isEqualTo(whole);
    }

    @Test
    void calls_a_tool_and_goes_on_with_what_it_brought() throws Exception {
        JsonNode call = ask("Hello.", TOOLS + ",\"tool_use\":\"must\"").json().at("/reply/calls/0");
        String turns = "{\"speaker\":\"human\",\"says\":\"x\"},{\"speaker\":\"lantern\",\"calls\":[" + call
                + "]},{\"speaker\":\"tool\",\"ref\":" + call.path("ref") + ",\"output\":\"Rain.\"}";

        assertThat(call.at("/input/city").isString()).isTrue();
        assertThat(post("lantern-small", turns, TOOLS).json().path("ended").asString())
                .isEqualTo("finished");
    }

    @Test
    void ends_where_there_is_no_room_or_a_word_halts_it() throws Exception {
        assertThat(ask("[[tokens=50]]", ",\"room\":5").json().path("ended").asString())
                .isEqualTo("room");
        Answer halted = ask("[[say=one two three]]", ",\"halt_on\":[\" three\"]");
        assertThat(halted.json().path("ended").asString()).isEqualTo("halted");
        assertThat(halted.json().at("/reply/says").asString()).isEqualTo("one two");
    }

    @Test
    void lets_no_stranger_in() throws Exception {
        for (String key : List.of("", "sk-invalid-1")) {
            Answer answer = client.send(request(key, "2026-10", body("lantern-large", human("x"), "")));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().at("/fault/name").asString()).isEqualTo("stranger");
        }
        assertThat(client.send(request("key", "2025-01", body("lantern-large", human("x"), "")))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"model\":\"x\"",
                "\"brief\":null",
                "\"room\":0",
                "\"room\":\"5\"",
                "\"warmth\":1.5",
                "\"focus\":-1",
                "\"halt_on\":\"x\"",
                "\"halt_on\":[\"1\",\"2\",\"3\",\"4\",\"5\"]",
                "\"tool_use\":\"must\"",
                "\"tools\":[{\"name\":\"x\"}]",
                "\"tools\":[{\"name\":\"x\",\"takes\":{}}],\"tool_use\":{\"only\":\"y\"}",
                "\"answer_as\":\"xml\"",
                "\"live\":1",
                "\"turns\":[]",
                "\"turns\":[{\"speaker\":\"user\",\"says\":\"x\"}]",
                "\"turns\":[{\"speaker\":\"human\",\"says\":[]}]",
                "\"turns\":[{\"speaker\":\"lantern\",\"says\":\"x\"}]",
                "\"turns\":[{\"speaker\":\"human\",\"says\":\"x\"},{\"speaker\":\"tool\",\"ref\":\"?\",\"output\":\"x\"}]",
            })
    void refuses_what_it_cannot_read(String member) throws Exception {
        Answer answer = ask("hello", "," + member);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/fault/name").asString()).isEqualTo("misread");
        assertThat(onlyCall().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void knows_no_other_engine_and_no_other_place() throws Exception {
        assertThat(post("gpt-5", human("x"), "").status()).isEqualTo(404);
        assertThat(client.post("/lantern/v2/dialogues", "{}").status()).isEqualTo(404);
    }

    @Test
    void says_in_the_body_how_long_to_wait() throws Exception {
        client.put("/_sim/faults", "{\"provider\":\"lantern\",\"kind\":\"status\",\"status\":429,\"retryAfter\":7}");
        Answer answer = ask("hello", "");

        assertThat(answer.header("retry-after")).isEmpty();
        assertThat(answer.json().at("/fault/wait_s").asInt()).isEqualTo(7);
    }

    /** A later member of the same name wins over those that every request has. */
    private static Answer ask(String prompt, String more) throws Exception {
        return post("lantern-large", human(prompt), more);
    }

    private static Answer post(String engine, String turns, String more) throws Exception {
        return client.send(request("sk-test-key-wxyz", "2026-10", body(engine, turns, more)));
    }

    private static String human(String says) {
        return "{\"speaker\":\"human\",\"says\":" + JsonMapper.shared().writeValueAsString(says) + "}";
    }

    private static String body(String engine, String turns, String more) {
        return "{\"engine\":\"" + engine + "\",\"turns\":[" + turns + "],\"room\":100" + more + "}";
    }

    private static HttpRequest request(String key, String edition, String body) {
        return client.request("/lantern/v3/dialogues")
                .header("Lantern-Key", key)
                .header("Lantern-Edition", edition)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
