package dev.atelier.aiproxy.adapter.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.Sample;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.contract.ChatAdapterContract;
import dev.atelier.aiproxy.spi.contract.Specimen;
import dev.atelier.simulator.ProviderSimulator;
import dev.atelier.simulator.fault.FaultKind;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The sample that chats, with the settings it is shipped with. */
class GenericChatAdapterTest extends ChatAdapterContract {

    private static final JsonMapper JSON = new JsonMapper();

    GenericChatAdapterTest() {
        super(
                Specimen.of("lantern", ProviderSimulator::lanternBaseUrl, "lantern-large", () ->
                                (ChatAdapter) new GenericChatAdapter(new JsonMapper(), Clock.systemUTC(), 1 << 20))
                        .claiming("stream", "tools", "json")
                        .with(ShippedProvider.options("lantern"))
                        .failing(Map.of(
                                402, ProviderException.QuotaExhausted.class,
                                451, ProviderException.ContentBlocked.class,
                                529, ProviderException.Unavailable.class)),
                Sample::http);
    }

    @Test
    void may_ask_a_crowded_provider_again() {
        fault(fault(FaultKind.STATUS).status(529));

        assertThat(failure().retryable()).isTrue();
    }

    @Test
    void tells_an_account_without_credit_from_a_limit_by_the_body_alone() {
        fault(fault(FaultKind.STATUS).status(429).code("daily_cap"));

        assertThat(failure())
                .isInstanceOf(ProviderException.QuotaExhausted.class)
                .hasMessage("This account has had its share for today.");
    }

    @Test
    void knows_what_an_error_inside_a_stream_is_about() {
        fault(fault(FaultKind.STATUS).status(451).afterChunks(2));

        assertThatThrownBy(() -> {
                    try (var stream = adapter.stream(request("Hello?"))) {
                        while (stream.next() != null) {}
                    }
                })
                .isInstanceOf(ProviderException.ContentBlocked.class);
    }

    @Test
    void asks_nobody_for_several_choices() {
        ChatRequest request = request("Hello?");
        request.body().put("n", 2);

        assertThatThrownBy(() -> adapter.callService(request))
                .isInstanceOf(ProviderException.Unsupported.class)
                .hasMessage("several choices");
        assertThat(simulator.ledger().calls()).isEmpty();
    }

    @Test
    void takes_a_call_of_a_tool_without_arguments_as_one_with_none() {
        ChatRequest request = request("What is the time?");
        var messages = (ArrayNode) request.body().path("messages");
        messages.add(JSON.readTree("""
                {"role": "assistant", "content": null, "tool_calls": [
                 {"id": "c1", "type": "function", "function": {"name": "clock", "arguments": ""}}]}"""));
        messages.add(JSON.readTree("""
                {"role": "tool", "tool_call_id": "c1", "content": "Noon."}"""));

        adapter.callService(request);

        assertThat(JSON.readTree(simulator.requests().last(1).getFirst().body()).at("/turns/1/calls/0/input"))
                .isEqualTo(JSON.createObjectNode());
    }

    @Test
    void takes_id_and_time_from_the_provider() {
        ChatAnswer answer = adapter.callService(request("Hello?"));

        assertThat(answer.body().path("id").asString())
                .isEqualTo(simulator.ledger().calls().getLast().id());
        assertThat(answer.body().path("created").asLong())
                .isEqualTo(simulator.ledger().calls().getLast().origin().at().getEpochSecond());
    }
}
