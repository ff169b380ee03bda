package dev.atelier.aiproxy.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.Sample;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.catalogue.Price;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.TokenUsage;
import dev.atelier.aiproxy.tokens.TokenCounter;
import dev.atelier.events.UsageEvent.UsageSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FinishChatTest {

    private static final Model MODEL = new Model(
            "m",
            "M",
            100_000,
            500,
            Set.of("stream"),
            Price.ofTokens("v1", 1_000_000, 1_000_000, 1_000_000),
            List.of(new Model.Route("openai", "m", 0, 1)),
            List.of());
    private static final Call CALL = Sample.call(MODEL);

    private final FinishChat finish = new FinishChat(new TokenCounter());

    @Test
    void believes_what_the_provider_reports() {
        ChatResult result = result(new TokenUsage(14, 2, 3, 1), false);

        assertThat(result.usage()).isEqualTo(new TokenUsage(14, 2, 3, 1));
        assertThat(result.usageSource()).isEqualTo(UsageSource.REPORTED);
    }

    @Test
    void counts_itself_when_the_provider_reports_an_answer_without_tokens() {
        ChatResult result = result(TokenUsage.NONE, false);

        assertThat(result.usage().prompt()).isEqualTo(12);
        assertThat(result.usage().completion()).isPositive();
        assertThat(result.usageSource()).isEqualTo(UsageSource.ESTIMATED);
    }

    @Test
    void counts_itself_when_the_provider_reports_far_more_than_was_asked_for() {
        assertThat(result(new TokenUsage(1_000_000_000_000L, 0, 3, 0), false).usageSource())
                .isEqualTo(UsageSource.ESTIMATED);
        assertThat(result(new TokenUsage(14, 0, 90_000, 0), false).usageSource())
                .isEqualTo(UsageSource.ESTIMATED);
    }

    @Test
    void takes_the_report_of_a_cancelled_call_too_if_it_came() {
        ChatResult result = result(new TokenUsage(14, 0, 3, 0), true);

        assertThat(result.finishReason()).isEqualTo("cancelled");
        assertThat(result.usageSource()).isEqualTo(UsageSource.REPORTED);
    }

    private ChatResult result(TokenUsage reported, boolean cancelled) {
        var transcript = new Transcript();
        transcript.add(new ChatChunk("{}", "Hello there, friend.", "stop", reported));
        var order = new ChatOrder(
                CALL.spender(), "m", new JsonMapper().createObjectNode(), 12, true, new Cancellation(), null);
        return finish.result(CALL, order, Sample.asked(MODEL), transcript, cancelled);
    }
}
