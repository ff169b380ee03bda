package dev.atelier.aiproxy.adapter.anthropic;

import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ProviderException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's Chat Completions request, to be made into one for a message. */
final class MessageRequest {

    /**
     * What Anthropic has and OpenAI has not; a client may say it to Claude all the same. In {@code extra_body.anthropic} it
     * is said to nobody else, should another model answer.
     */
    private static final List<String> ITS_OWN = List.of("thinking", "output_config");

    private final ChatRequest request;
    private final JsonNode canonical;
    private final AnthropicModels models;
    private final ObjectNode body;

    MessageRequest(ChatRequest request, AnthropicModels models, JsonMapper json) {
        this.request = request;
        this.canonical = request.body();
        this.models = models;
        this.body = json.createObjectNode();
        refuseWhatThereIsNot();
        body.put("model", request.model());
        body.put("max_tokens", request.outputLimit());
        putConversation(new Conversation(json));
        Tools.put(canonical, body);
        putStops();
        putItsOwn(canonical);
        putItsOwn(canonical.path("extra_body").path("anthropic"));
        Thinking.put(request, body, models);
        AnswerFormat.put(canonical.path("response_format"), body);
        putSampling();
    }

    /** A request that Anthropic takes, of which nothing is shared with the canonical one that could be changed. */
    ObjectNode body() {
        return body;
    }

    private void refuseWhatThereIsNot() {
        refuse(canonical.path("n").asInt(1) > 1, "n > 1");
        refuse(canonical.path("logprobs").asBoolean(false), "logprobs");
        refuse(canonical.hasNonNull("audio"), "audio");
        refuse(canonical.hasNonNull("web_search_options"), "web_search_options");
        refuse(canonical.hasNonNull("functions"), "functions");
    }

    private static void refuse(boolean asked, String what) {
        if (asked) {
            throw new ProviderException.Unsupported(what);
        }
    }

    private void putItsOwn(JsonNode from) {
        ITS_OWN.stream()
                .filter(from::hasNonNull)
                .forEach(name -> body.set(name, from.path(name).deepCopy()));
    }

    private void putConversation(Conversation conversation) {
        canonical.path("messages").forEach(conversation::add);
        if (AnswerFormat.isAnyObject(canonical.path("response_format"))) {
            conversation.instruct(AnswerFormat.OBJECT_ONLY);
        }
        if (!conversation.system().isEmpty()) {
            body.put("system", conversation.system());
        }
        body.set("messages", conversation.messages());
    }

    /** Anthropic refuses those of white space alone. */
    private void putStops() {
        JsonNode stop = canonical.path("stop");
        ArrayNode stops = body.arrayNode();
        for (JsonNode each : stop.isString() ? List.of(stop) : stop) {
            if (!each.asString("").isBlank()) {
                stops.add(each.asString());
            }
        }
        if (!stops.isEmpty()) {
            body.set("stop_sequences", stops);
        }
    }

    /** Only one of the two may be said, and while it thinks neither. Anthropic's temperatures end at 1, OpenAI's at 2. */
    private void putSampling() {
        if (!models.sampling().contains(request.model()) || Thinking.isOn(body)) {
            return;
        }
        if (canonical.path("temperature").isNumber()) {
            body.put("temperature", Math.min(1, canonical.path("temperature").asDouble()));
        } else if (canonical.path("top_p").isNumber()) {
            body.set("top_p", canonical.path("top_p"));
        }
    }
}
