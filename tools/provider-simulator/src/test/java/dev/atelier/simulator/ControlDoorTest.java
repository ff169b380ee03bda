package dev.atelier.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ControlDoorTest extends SimulatorTest {

    @Test
    void is_up() throws Exception {
        assertThat(client.get("/_sim/health").raw().body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void lists_every_call_with_the_id_the_client_got() throws Exception {
        String id = chat("hello", "").json().path("id").asString();
        JsonNode entry = client.get("/_sim/ledger").json().path(0);
        assertThat(entry.path("id").asString()).isEqualTo(id);
        assertThat(entry.path("provider").asString()).isEqualTo("openai");
        assertThat(entry.path("operation").asString()).isEqualTo("chat");
        assertThat(entry.path("model").asString()).isEqualTo("gpt-4o-mini");
        assertThat(entry.path("units").asInt()).isEqualTo(1);
        assertThat(entry.path("promptTokens").asInt()).isEqualTo(8);
        assertThat(entry.path("tokens").asInt())
                .isEqualTo(8 + entry.path("completionTokens").asInt());
        assertThat(entry.path("outcome").asString()).isEqualTo("completed");
        assertThat(entry.path("served").asBoolean()).isTrue();
        assertThat(entry.path("apiKeyTail").asString()).isEqualTo("wxyz");
        assertThat(entry.path("at").asString()).endsWith("Z");
    }

    @Test
    void never_holds_a_prompt_or_a_key() throws Exception {
        chat("my secret canary", "");
        assertThat(client.get("/_sim/ledger").raw().body()).doesNotContain("canary", "sk-test");
    }

    @Test
    void remembers_the_trace_of_a_call() throws Exception {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        client.send(
                client.request("/v1/models").header("traceparent", trace).GET().build());
        assertThat(client.get("/_sim/ledger").json().at("/0/traceparent").asString())
                .isEqualTo(trace);
    }

    @Test
    void forgets_the_ledger_when_told() throws Exception {
        chat("hello", "");
        assertThat(client.delete("/_sim/ledger").status()).isEqualTo(200);
        assertThat(client.get("/_sim/ledger").json().isEmpty()).isTrue();
    }

    @Test
    void shows_what_was_sent() throws Exception {
        chat("one", "");
        chat("two", "");
        JsonNode last = client.get("/_sim/requests?last=1").json();
        assertThat(last.size()).isEqualTo(1);
        assertThat(last.at("/0/body/messages/0/content").asString()).isEqualTo("two");
        assertThat(last.at("/0/id").asString()).isEqualTo(onlyCall().id());
    }

    @Test
    void shows_nothing_unless_recording_is_on() throws Exception {
        try (ProviderSimulator discreet = ProviderSimulator.start(0, false)) {
            SimulatorClient other = new SimulatorClient(discreet);
            other.chat(SimulatorClient.asking("hello", ""));
            assertThat(other.get("/_sim/requests").json().isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "{}",
                "{\"provider\":\"nobody\",\"kind\":\"drop\"}",
                "{\"provider\":\"openai\"}",
                "{\"provider\":\"openai\",\"kind\":\"explode\"}",
                "{\"provider\":\"openai\",\"kind\":\"status\"}",
                "{\"provider\":\"openai\",\"kind\":\"status\",\"status\":200}",
                "{\"provider\":\"openai\",\"kind\":\"slow\"}",
                "{\"provider\":\"openai\",\"kind\":\"slow\",\"delayMs\":-1}",
                "{\"provider\":\"openai\",\"kind\":\"drop\",\"probability\":1.5}",
                "{\"provider\":\"openai\",\"kind\":\"drop\",\"times\":0}",
                "{\"provider\":\"openai\",\"kind\":\"drop\",\"afterChunks\":-1}",
                "{\"provider\":\"openai\",\"kind\":\"drop\",\"mood\":\"bad\"}",
            })
    void refuses_a_wrong_fault_with_a_reason(String fault) throws Exception {
        var answer = client.put("/_sim/faults", fault);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asString()).isNotEmpty();
        assertThat(simulator.faults().standing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic", "gemini", "lantern", "zoetrope", "plain"})
    void takes_a_fault_of_every_provider_there_is(String provider) throws Exception {
        var answer = client.put("/_sim/faults", "{\"provider\":\"" + provider + "\",\"kind\":\"drop\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(simulator.faults().standing()).hasSize(1);
    }

    @Test
    void lists_standing_faults_as_they_were_ordered() throws Exception {
        String fault =
                "{\"provider\":\"openai\",\"operation\":\"chat\",\"kind\":\"slow\",\"delayMs\":5,\"afterChunks\":2}";
        client.put("/_sim/faults", fault);
        JsonNode listed = client.get("/_sim/faults").json().path(0);
        assertThat(listed.path("operation").asString()).isEqualTo("chat");
        assertThat(listed.path("delayMs").asInt()).isEqualTo(5);
        assertThat(listed.path("afterChunks").asInt()).isEqualTo(2);
    }

    @Test
    void knows_no_other_door() throws Exception {
        HttpRequest post = client.request("/_sim/ledger")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(client.send(post).status()).isEqualTo(404);
    }
}
