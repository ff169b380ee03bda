package dev.atelier.chat.completion;

import dev.atelier.platform.error.ApiException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The numbers of a request that decide what it can cost, or that providers take for very different things when they are out
 * of range.
 *
 * <p>Source: platform.openai.com/docs/api-reference/chat/create.
 */
final class CompletionNumbers {

    private static final List<Range> WHOLE = List.of(
            new Range("max_completion_tokens", 1, Integer.MAX_VALUE),
            new Range("max_tokens", 1, Integer.MAX_VALUE),
            new Range("n", 1, 128));
    private static final List<Range> REAL = List.of(
            new Range("temperature", 0, 2),
            new Range("top_p", 0, 1),
            new Range("presence_penalty", -2, 2),
            new Range("frequency_penalty", -2, 2));

    private CompletionNumbers() {}

    /** @throws ApiException 400 on the first that is out of range */
    static void check(JsonNode request) {
        WHOLE.forEach(range -> range.check(request.path(range.member), true));
        REAL.forEach(range -> range.check(request.path(range.member), false));
    }

    private record Range(String member, long low, long high) {

        void check(JsonNode value, boolean whole) {
            if (value.isMissingNode() || value.isNull()) {
                return;
            }
            boolean number = whole ? value.isIntegralNumber() && value.canConvertToLong() : value.isNumber();
            if (!number || value.doubleValue() < low || value.doubleValue() > high) {
                throw ApiException.invalid(member, "chat.settings.range", low, high);
            }
        }
    }
}
