package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.spi.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What expressions say of the usage; a later report of a stream replaces what it mentions. */
final class Report {

    private boolean any;
    private long prompt;
    private long cached;
    private long completion;
    private long reasoning;

    Report add(JsonNode usage) {
        any |= usage.path("prompt").isNumber() || usage.path("completion").isNumber();
        prompt = number(usage.path("prompt"), prompt);
        cached = number(usage.path("cached"), cached);
        completion = number(usage.path("completion"), completion);
        reasoning = number(usage.path("reasoning"), reasoning);
        return this;
    }

    private static long number(JsonNode value, long otherwise) {
        return value.isNumber() ? value.asLong(otherwise) : otherwise;
    }

    /** All of it; {@code null} if nothing was reported. */
    @Nullable
    TokenUsage usage() {
        return any ? new TokenUsage(prompt, cached, completion, reasoning) : null;
    }
}
