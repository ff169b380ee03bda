package dev.atelier.chat.completion;

import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.chat.content.ImageAddress;
import dev.atelier.chat.openai.UnknownModel;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds a request good, or says what is wrong with it. Looked at is what the platform itself has to know: the rest is the
 * provider's to judge, and reaches it as it came.
 */
@Component
public class ReadCompletion {

    private static final Set<String> ROLES = Set.of("developer", "system", "user", "assistant", "tool", "function");
    private static final String MESSAGES = "messages";
    private static final List<String> CLAUDES = List.of("thinking", "output_config");

    private final ModelCatalogue catalogue;
    private final CompletionTokens tokens;
    private final ImageAddress imageAddresses;

    ReadCompletion(ModelCatalogue catalogue, CompletionTokens tokens, ImageAddress imageAddresses) {
        this.catalogue = catalogue;
        this.tokens = tokens;
        this.imageAddresses = imageAddresses;
    }

    /**
     * The request that {@code json} holds.
     *
     * @throws ApiException on the member that is wrong
     */
    public Completion read(JsonNode json) {
        if (!(json instanceof ObjectNode request)) {
            throw ApiException.of(ErrorCode.MALFORMED_JSON);
        }
        Model model = model(request.path("model"));
        CompletionNumbers.check(request);
        JsonNode messages = request.path(MESSAGES);
        if (!messages.isArray() || messages.isEmpty()) {
            throw ApiException.invalid(MESSAGES, "chat.completion.messages");
        }
        for (int i = 0; i < messages.size(); i++) {
            check(messages.path(i), MESSAGES + "[" + i + "]", model);
        }
        requireObject(request.path("stream_options"), "stream_options");
        CLAUDES.forEach(name -> requireObject(request.path(name), name));
        JsonNode forClaude = request.path("extra_body").path("anthropic");
        CLAUDES.forEach(name -> requireObject(forClaude.path(name), "extra_body.anthropic." + name));
        boolean stream = flag(request.path("stream"), "stream");
        boolean wantsUsage = flag(request.path("stream_options").path("include_usage"), "stream_options.include_usage");
        ObjectNode body = request.objectNode().setAll(request);
        body.remove("model");
        body.remove("stream");
        return new Completion(model.id(), body, promptTokens(body, model), stream, wantsUsage);
    }

    private long promptTokens(ObjectNode body, Model model) {
        long promptTokens = tokens.of(body);
        if (promptTokens >= model.contextWindow()) {
            throw ApiException.invalid(MESSAGES, "chat.content.beyondContext", model.contextWindow())
                    .withForeignCode("context_length_exceeded");
        }
        return promptTokens;
    }

    private Model model(JsonNode id) {
        if (!id.isString() || id.stringValue().isBlank()) {
            throw ApiException.invalid("model", "chat.model.required");
        }
        Model model = catalogue.find(ModelCatalogue.CHAT, id.stringValue());
        if (model == null) {
            throw UnknownModel.refusal();
        }
        return model;
    }

    private void check(JsonNode message, String field, Model model) {
        if (!message.isObject()) {
            throw ApiException.invalid(field, "chat.completion.message");
        }
        if (!ROLES.contains(message.path("role").asString(""))) {
            throw ApiException.invalid(field + ".role", "chat.completion.role");
        }
        JsonNode content = message.path("content");
        if (content.isArray()) {
            for (int i = 0; i < content.size(); i++) {
                checkPart(content.path(i), field + ".content[" + i + "]", model);
            }
        } else if (!content.isString() && !content.isNull() && !content.isMissingNode()) {
            throw ApiException.invalid(field + ".content", "chat.content.type");
        }
    }

    private void checkPart(JsonNode part, String field, Model model) {
        if (!"image_url".equals(part.path("type").asString(""))) {
            return;
        }
        if (!model.can("vision")) {
            throw ApiException.of(ErrorCode.UNSUPPORTED_BY_MODEL)
                    .withMessage("chat.model.noVision")
                    .withField(field);
        }
        JsonNode url = part.path("image_url").path("url");
        if (!url.isString()) {
            throw ApiException.invalid(field + ".image_url.url", "chat.content.imageUrl");
        }
        imageAddresses.check(url.stringValue(), field + ".image_url.url");
    }

    private static void requireObject(JsonNode value, String field) {
        if (!value.isObject() && !value.isNull() && !value.isMissingNode()) {
            throw ApiException.invalid(field, "chat.completion.message");
        }
    }

    private static boolean flag(JsonNode value, String field) {
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw ApiException.invalid(field, "chat.completion.flag");
        }
        return value.booleanValue();
    }
}
