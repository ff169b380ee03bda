package dev.atelier.chat.completion;

import dev.atelier.aiproxy.spi.TokenUsage;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tokens as OpenAI reports them, for answers whose provider reported none. */
final class CompletionUsage {

    private CompletionUsage() {}

    static ObjectNode of(TokenUsage usage, JsonMapper json) {
        ObjectNode report = json.createObjectNode()
                .put("prompt_tokens", usage.prompt())
                .put("completion_tokens", usage.completion())
                .put("total_tokens", usage.total());
        report.putObject("prompt_tokens_details").put("cached_tokens", usage.cached());
        report.putObject("completion_tokens_details").put("reasoning_tokens", usage.reasoning());
        return report;
    }
}
