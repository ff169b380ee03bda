package dev.atelier.aiproxy.adapter.gemini.request;

import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ProviderException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of {@code generateContent}, from a canonical request. Gemini refuses fields it does not know, so nothing passes
 * through: what has no counterpart and only advises (such as {@code user}, {@code store}, {@code parallel_tool_calls}) is left
 * out, what would change the answer is refused.
 *
 * <p>Source: ai.google.dev/api/generate-content.
 */
public final class GenerateRequest {

    private GenerateRequest() {}

    /**
     * Translates.
     *
     * @param json reads the arguments of function calls, which the canonical form keeps as text
     * @throws ProviderException.Rejected 422 if the request wants what Gemini cannot do; nobody was asked
     */
    public static ObjectNode of(ChatRequest request, JsonMapper json) {
        ObjectNode canonical = request.body();
        Unsupported.refuse(canonical);
        var thinking = new Thinking(request.model());
        var contents = new ContentsWriter(thinking, json).write(canonical.path("messages"));
        ObjectNode body = canonical.objectNode();
        body.set("contents", contents.contents());
        ArrayNode instructions = contents.instructions();
        if (!instructions.isEmpty()) {
            body.putObject("systemInstruction").set("parts", instructions);
        }
        ToolsWriter.write(canonical, body);
        body.set("generationConfig", ConfigWriter.write(request, thinking));
        return body;
    }
}
