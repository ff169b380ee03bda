package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.openai.errors.BadRequestException;
import com.openai.errors.RateLimitException;
import dev.atelier.e2e.client.Totals;
import dev.atelier.e2e.stack.Stack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A provider that nothing but its settings describes, met at every door. */
@EndToEnd
@Order(48)
class GenericProviderTest extends EveryProvider {

    private static final String MODEL = "lantern-large";

    GenericProviderTest(Stack stack) {
        super(stack, new Prices(MODEL, 400_000, 40_000, 1_600_000));
    }

    @Test
    void anthropics_sdk_is_answered_too() {
        AnthropicClient anthropic = AnthropicOkHttpClient.builder()
                .baseUrl(stack.gateway("").toString())
                .apiKey(token)
                .maxRetries(0)
                .build();

        Message answer = anthropic
                .messages()
                .create(MessageCreateParams.builder()
                        .model(MODEL)
                        .maxTokens(100)
                        .addUserMessage("Hello [[tokens=9]]")
                        .build());

        assertThat(answer.usage().outputTokens()).isEqualTo(9);
        assertThat(answer.content().getFirst().asText().text()).isNotBlank();
        anthropic.close();
    }

    @Test
    void what_the_provider_calls_its_errors_arrives_as_what_they_mean() {
        stack.simulator().breakChatsOf("lantern", "\"kind\":\"status\",\"status\":451,\"times\":1");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> answered(question("hello")))
                .satisfies(blocked -> assertThat(blocked.code()).contains("content_policy_violation"));

        stack.simulator().breakChatsOf("lantern", "\"kind\":\"status\",\"status\":429,\"retryAfter\":40,\"times\":1");
        assertThatExceptionOfType(RateLimitException.class)
                .isThrownBy(() -> answered(question("hello")))
                .satisfies(limited -> assertThat(
                                limited.headers().values("Retry-After").getFirst())
                        .isIn("39", "40"));
        await().untilAsserted(() -> assertThat(person.usage()).isEqualTo(new Totals(2, 0, 0)));
    }
}
