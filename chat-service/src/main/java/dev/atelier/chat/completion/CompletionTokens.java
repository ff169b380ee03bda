package dev.atelier.chat.completion;

import dev.atelier.aiproxy.tokens.TokenCounter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What a request's prompt counts: its messages with their tool calls, and the tools it offers. */
@Component
class CompletionTokens {

    /** A picture of 1024 × 1024 looked at closely, by OpenAI's tile rule (85 + 4 × 170). Other sizes cost less or more. */
    private static final int PICTURE = 765;

    private final TokenCounter counter;

    CompletionTokens(TokenCounter counter) {
        this.counter = counter;
    }

    long of(JsonNode request) {
        long tokens = TokenCounter.PRIMING + ofTree(request.path("tools")) + ofTree(request.path("functions"));
        for (JsonNode message : request.path("messages")) {
            tokens += counter.countMessage(message.path("role").asString(""), "");
            tokens += ofContent(message.path("content")) + ofTree(message.path("tool_calls"));
        }
        return tokens;
    }

    private long ofContent(JsonNode content) {
        if (content.isString()) {
            return counter.count(content.stringValue());
        }
        long tokens = 0;
        for (JsonNode part : content) {
            tokens += switch (part.path("type").asString("")) {
                case "text" -> counter.count(part.path("text").asString(""));
                case "image_url" -> PICTURE;
                default -> ofTree(part);
            };
        }
        return tokens;
    }

    private long ofTree(JsonNode tree) {
        return tree.isContainer() && !tree.isEmpty() ? counter.count(tree.toString()) : 0;
    }
}
