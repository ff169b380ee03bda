package dev.atelier.chat.completion;

import dev.atelier.aiproxy.tokens.TokenCounter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What a request's prompt counts: its messages with their tool calls, and the tools it offers. */
@Component
class CompletionTokens {

    /** A picture of 1024 × 1024 looked at closely, by OpenAI's tile rule (85 + 4 × 170). Other sizes cost less or more. */
    private static final int PICTURE = 765;

    private static final int PAGE = 1500;

    /** A hundred pages, beyond which providers cut or refuse. */
    private static final int LARGEST_FILE = 100 * PAGE;

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
                case "file" ->
                    ofFile(part.path("file").path("file_data").asString("").length());
                default -> ofTree(part);
            };
        }
        return tokens;
    }

    /** By its size, never by its letters: a page is some 1 500 tokens and seldom less than 3 kB, a third more in Base64. */
    private static long ofFile(int letters) {
        return Math.min(LARGEST_FILE, (letters / 4000L + 1) * PAGE);
    }

    private long ofTree(JsonNode tree) {
        return tree.isContainer() && !tree.isEmpty() ? counter.count(tree.toString()) : 0;
    }
}
