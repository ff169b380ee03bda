package dev.atelier.chat.embedding;

import dev.atelier.aiproxy.tokens.TokenCounter;
import dev.atelier.platform.error.ApiException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What the texts of a request count: one text, several, or texts that are tokens already.
 *
 * <p>Source of the limits: platform.openai.com/docs/api-reference/embeddings/create.
 */
@Component
class InputTokens {

    private static final String INPUT = "input";
    private static final int MOST_TEXTS = 2_048;
    private static final long MOST_TOKENS = 300_000;

    private final TokenCounter counter;

    InputTokens(TokenCounter counter) {
        this.counter = counter;
    }

    /**
     * The tokens of {@code input}.
     *
     * @param longest tokens of one text at most
     * @throws ApiException 400 if it is none of the forms, or too much
     */
    long of(JsonNode input, long longest) {
        boolean several = input.isArray() && !input.path(0).isNumber();
        if (!several) {
            return ofText(input, INPUT, longest);
        }
        if (input.isEmpty() || input.size() > MOST_TEXTS) {
            throw ApiException.invalid(INPUT, "chat.embedding.texts", MOST_TEXTS);
        }
        long tokens = 0;
        for (int i = 0; i < input.size(); i++) {
            tokens += ofText(input.path(i), INPUT + "[" + i + "]", longest);
        }
        if (tokens > MOST_TOKENS) {
            throw ApiException.invalid(INPUT, "chat.embedding.tooLong", MOST_TOKENS);
        }
        return tokens;
    }

    private long ofText(JsonNode text, String field, long longest) {
        long tokens = tokens(text);
        if (tokens == 0) {
            throw ApiException.invalid(field, "chat.embedding.text");
        }
        if (tokens > longest) {
            throw ApiException.invalid(field, "chat.embedding.tooLong", longest);
        }
        return tokens;
    }

    /** 0 for what is no text. */
    private long tokens(JsonNode text) {
        if (text.isString()) {
            return counter.count(text.stringValue());
        }
        boolean tokens = text.isArray() && text.valueStream().allMatch(JsonNode::isIntegralNumber);
        return tokens ? text.size() : 0;
    }
}
