package dev.atelier.simulator.gemini.chat;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which function is called instead of an answer: by its name alone, else the first one the prompt names, else the first. */
final class FunctionChoice {

    private static final Pattern TYPE = Pattern.compile("\"type\":\"[A-Z]+\"");

    private final GenerateRequest request;
    private final JsonNode config;

    FunctionChoice(GenerateRequest request) {
        this.request = request;
        this.config = request.body().get("toolConfig").path("functionCallingConfig");
    }

    /** The declaration, null where the model shall answer. */
    @Nullable
    JsonNode chosen() {
        String mode = config.path("mode").asString("AUTO");
        boolean asked = !request.prompt().endsWithResponse() && asksForAFunction();
        return mode.equals("ANY") || (asked && !mode.equals("NONE")) ? first() : null;
    }

    private boolean asksForAFunction() {
        String text = request.prompt().lastUserText().toLowerCase(Locale.ROOT);
        return text.contains("call the tool") || text.contains("use the tool");
    }

    private @Nullable JsonNode first() {
        JsonNode first = null;
        for (JsonNode tool : request.body().get("tools")) {
            for (JsonNode function : tool.path("functionDeclarations")) {
                String name = function.path("name").asString("");
                if (allows(name) && request.prompt().lastUserText().contains(name)) {
                    return function;
                }
                first = first == null && allows(name) ? function : first;
            }
        }
        return first;
    }

    private boolean allows(String name) {
        JsonNode allowed = config.path("allowedFunctionNames");
        return allowed.isEmpty()
                || allowed.valueStream().anyMatch(each -> each.asString("").equals(name));
    }

    /** The JSON schema of what the function takes. */
    static JsonNode parameters(JsonNode function) {
        return function.has("parametersJsonSchema")
                ? function.path("parametersJsonSchema")
                : lowerCase(function.path("parameters"));
    }

    /** Google's own schemas name types in capitals. */
    static JsonNode lowerCase(JsonNode schema) {
        return schema.isMissingNode()
                ? schema
                : JsonMapper.shared()
                        .readTree(TYPE.matcher(schema.toString())
                                .replaceAll(type -> type.group().toLowerCase(Locale.ROOT)));
    }
}
