package dev.atelier.aiproxy.adapter.anthropic;

import dev.atelier.aiproxy.spi.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes Anthropic's content blocks of OpenAI's contents. Text without a visible character is left out: it is refused. */
final class Blocks {

    private static final Pattern EMBEDDED = Pattern.compile("data:([\\w.+/-]+);base64,(.*)", Pattern.DOTALL);
    private static final Pattern NOT_IN_AN_ID = Pattern.compile("[^a-zA-Z0-9_-]");

    private final JsonMapper json;

    Blocks(JsonMapper json) {
        this.json = json;
    }

    /** The text of a content, whatever else is in it. */
    static String text(JsonNode content) {
        return content.isString()
                ? content.stringValue()
                : content.valueStream()
                        .map(part -> part.path("text").asString(""))
                        .collect(Collectors.joining("\n"));
    }

    /** What a user said and showed. */
    List<ObjectNode> said(JsonNode content) {
        List<ObjectNode> blocks = new ArrayList<>();
        if (content.isString()) {
            addText(blocks, content.stringValue());
        }
        for (JsonNode part : content) {
            switch (part.path("type").asString("")) {
                case "text" -> addText(blocks, part.path("text").asString(""));
                case "image_url" ->
                    blocks.add(image(part.path("image_url").path("url").asString("")));
                case "file" -> blocks.add(document(part.path("file")));
                default ->
                    throw new ProviderException.Unsupported(part.path("type").asString("content without a type"));
            }
        }
        return blocks;
    }

    /** What the model answered, and which tools it used. */
    List<ObjectNode> answered(JsonNode message) {
        List<ObjectNode> blocks = new ArrayList<>();
        JsonNode content = message.path("content");
        if (content.isString()) {
            addText(blocks, content.stringValue());
        }
        for (JsonNode part : content) {
            addText(blocks, part.path(part.path("type").asString("")).asString(""));
        }
        addText(blocks, message.path("refusal").asString(""));
        message.path("tool_calls").forEach(call -> blocks.add(toolUse(call)));
        return blocks;
    }

    /** What a tool brought. */
    ObjectNode result(JsonNode message) {
        ObjectNode result = json.createObjectNode().put("type", "tool_result");
        result.put("tool_use_id", id(message.path("tool_call_id")));
        String text = text(message.path("content"));
        return text.isBlank() ? result : result.put("content", text);
    }

    private void addText(List<ObjectNode> blocks, String text) {
        if (!text.isBlank()) {
            blocks.add(json.createObjectNode().put("type", "text").put("text", text));
        }
    }

    private ObjectNode image(String url) {
        ObjectNode image = json.createObjectNode().put("type", "image");
        ObjectNode embedded = embedded(url);
        return image.set(
                "source",
                embedded == null ? json.createObjectNode().put("type", "url").put("url", url) : embedded);
    }

    private ObjectNode document(JsonNode file) {
        ObjectNode source = embedded(file.path("file_data").asString(""));
        if (source == null) {
            throw new ProviderException.Unsupported("files that are not in the request");
        }
        ObjectNode document = json.createObjectNode().put("type", "document");
        if (file.path("filename").isString()) {
            document.set("title", file.path("filename"));
        }
        return document.set("source", source);
    }

    private @Nullable ObjectNode embedded(String url) {
        Matcher data = EMBEDDED.matcher(url);
        return data.matches()
                ? json.createObjectNode()
                        .put("type", "base64")
                        .put("media_type", data.group(1))
                        .put("data", data.group(2))
                : null;
    }

    private ObjectNode toolUse(JsonNode call) {
        if (!call.path("function").isObject()) {
            throw new ProviderException.Unsupported(
                    "tools of the type " + call.path("type").asString(""));
        }
        ObjectNode use = json.createObjectNode().put("type", "tool_use");
        use.put("id", id(call.path("id")));
        use.set("name", call.path("function").path("name"));
        return use.set("input", input(call.path("function").path("arguments").asString("")));
    }

    /**
     * The arguments as the object Anthropic wants. Those that are none (a model wrote them, and may have been cut short) are
     * wrapped as its documentation of fine-grained tool streaming advises.
     */
    private ObjectNode input(String arguments) {
        try {
            if (arguments.isBlank()) {
                return json.createObjectNode();
            }
            if (json.readTree(arguments) instanceof ObjectNode input) {
                return input;
            }
        } catch (JacksonException e) {
            // no JSON at all
        }
        return json.createObjectNode().put("INVALID_JSON", arguments);
    }

    /** Ids of other providers may hold what Anthropic's may not. */
    private static String id(JsonNode id) {
        return NOT_IN_AN_ID.matcher(id.asString("")).replaceAll("_");
    }
}
