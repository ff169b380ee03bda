package dev.atelier.simulator.gemini.embedding;

import dev.atelier.simulator.answer.Embedding;
import dev.atelier.simulator.answer.TokenCounter;
import dev.atelier.simulator.delivery.Whole;
import dev.atelier.simulator.fault.Faults;
import dev.atelier.simulator.gemini.wire.Fields;
import dev.atelier.simulator.gemini.wire.GeminiCall;
import dev.atelier.simulator.gemini.wire.GeminiModel;
import dev.atelier.simulator.gemini.wire.GeminiModels;
import dev.atelier.simulator.gemini.wire.JsonBody;
import dev.atelier.simulator.gemini.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers requests to embed: the same vector for the same text and model. Only the whole vector has the length 1; with fewer
 * dimensions it is cut, as Google's are.
 */
public final class EmbedOperation {

    private static final int MOST_TEXTS = 100;

    private final GeminiModels models;
    private final TokenCounter counter;
    private final Faults faults;

    public EmbedOperation(GeminiModels models, TokenCounter counter, Faults faults) {
        this.models = models;
        this.counter = counter;
        this.faults = faults;
    }

    public void one(GeminiCall call, String modelId) {
        GeminiModel model = model(call, modelId);
        EmbedRequest request = EmbedRequest.read(body(call), model, counter);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("embedding", vector(request, model));
        answer(call, answer, List.of(request));
    }

    public void several(GeminiCall call, String modelId) {
        GeminiModel model = model(call, modelId);
        List<EmbedRequest> requests = requests(body(call), model);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode embeddings = answer.putArray("embeddings");
        requests.forEach(request -> embeddings.add(vector(request, model)));
        answer(call, answer, requests);
    }

    private GeminiModel model(GeminiCall call, String modelId) {
        call.entry().asksFor(modelId);
        return models.require(modelId, GeminiModel.EMBED);
    }

    private static Fields body(GeminiCall call) {
        return JsonBody.read(call.exchange().request().body());
    }

    private List<EmbedRequest> requests(Fields body, GeminiModel model) {
        body.only(Set.of("requests"));
        JsonNode list = body.get("requests");
        if (!list.isArray() || list.isEmpty()) {
            throw Refusal.bad("* BatchEmbedContentsRequest.requests: at least one request is required");
        }
        if (list.size() > MOST_TEXTS) {
            throw Refusal.bad("* BatchEmbedContentsRequest.requests: at most 100 requests can be in one batch");
        }
        List<EmbedRequest> requests = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            Fields request = new Fields(list.get(i), "requests[" + i + "]");
            if (!request.text("model").equals("models/" + model.id())) {
                throw Refusal.bad("* BatchEmbedContentsRequest." + request.path("model")
                        + ": the model must match the model specified in the batch.");
            }
            requests.add(EmbedRequest.read(request, model, counter));
        }
        return requests;
    }

    private static ObjectNode vector(EmbedRequest request, GeminiModel model) {
        JsonNode whole = Embedding.of(request.fingerprint(), model.dimensions()).floats();
        ArrayNode values = JsonNodeFactory.instance.arrayNode(request.dimensions());
        for (int i = 0; i < request.dimensions(); i++) {
            values.add(whole.get(i));
        }
        ObjectNode vector = JsonNodeFactory.instance.objectNode();
        vector.set("values", values);
        return vector;
    }

    private void answer(GeminiCall call, ObjectNode answer, List<EmbedRequest> requests) {
        int tokens = requests.stream().mapToInt(EmbedRequest::tokens).sum();
        if (requests.stream().noneMatch(request -> "none".equals(request.hints().text("usage")))) {
            ObjectNode usage = answer.putObject("usageMetadata").put("promptTokenCount", tokens);
            usage.putArray("promptTokenDetails")
                    .addObject()
                    .put("modality", "TEXT")
                    .put("tokenCount", tokens);
        }
        Whole whole = new Whole(() -> answer.toString().getBytes(StandardCharsets.UTF_8), 0, Duration.ZERO);
        call.delivery(faults.strike("gemini", call.entry().operation()))
                .answer(whole, () -> call.entry().serves(tokens, 1));
    }
}
