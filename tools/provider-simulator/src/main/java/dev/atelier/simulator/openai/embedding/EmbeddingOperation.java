package dev.atelier.simulator.openai.embedding;

import dev.atelier.simulator.answer.Embedding;
import dev.atelier.simulator.answer.TokenCounter;
import dev.atelier.simulator.delivery.Whole;
import dev.atelier.simulator.fault.Effect;
import dev.atelier.simulator.fault.Faults;
import dev.atelier.simulator.openai.wire.JsonBody;
import dev.atelier.simulator.openai.wire.OpenAiCall;
import dev.atelier.simulator.openai.wire.OpenAiModel;
import dev.atelier.simulator.openai.wire.OpenAiModels;
import dev.atelier.simulator.openai.wire.Parameters;
import dev.atelier.simulator.openai.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers embedding requests: a unit vector per input, the same one for the same text and model. */
public final class EmbeddingOperation {

    private final OpenAiModels models;
    private final TokenCounter counter;
    private final Faults faults;

    public EmbeddingOperation(OpenAiModels models, TokenCounter counter, Faults faults) {
        this.models = models;
        this.counter = counter;
        this.faults = faults;
    }

    public void serve(OpenAiCall call) {
        Parameters parameters = JsonBody.read(call.body());
        OpenAiModel model = embeddingModel(call, parameters);
        parameters.oneOf("encoding_format", List.of("float", "base64"));
        int dimensions = dimensions(parameters, model);
        List<EmbeddingInput> inputs = EmbeddingInput.read(parameters.get("input"), counter);
        int tokens = inputs.stream().mapToInt(EmbeddingInput::tokens).sum();
        Effect effect = faults.strike("openai", call.entry().operation());
        Whole whole = new Whole(() -> body(parameters, inputs, dimensions, tokens), 0, Duration.ZERO);
        call.delivery(effect).answer(whole, () -> call.entry().serves(tokens, 1));
    }

    private OpenAiModel embeddingModel(OpenAiCall call, Parameters parameters) {
        String id = JsonBody.model(parameters);
        call.entry().asksFor(id);
        OpenAiModel model = models.require(id);
        if (model.kind() != OpenAiModel.Kind.EMBEDDING) {
            throw new Refusal(403, "You are not allowed to generate embeddings from this model.", null, null);
        }
        return model;
    }

    private static int dimensions(Parameters parameters, OpenAiModel model) {
        if (parameters.has("dimensions") && !model.id().startsWith("text-embedding-3-")) {
            throw Refusal.bad("This model does not support specifying dimensions.", "dimensions", null);
        }
        return parameters.integer("dimensions", 1, model.dimensions(), model.dimensions());
    }

    private static byte[] body(Parameters parameters, List<EmbeddingInput> inputs, int dimensions, int tokens) {
        boolean base64 = parameters.get("encoding_format").asString("float").equals("base64");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("object", "list");
        ArrayNode data = body.putArray("data");
        for (int i = 0; i < inputs.size(); i++) {
            Embedding embedding = Embedding.of(inputs.get(i).fingerprint(), dimensions);
            data.addObject()
                    .put("object", "embedding")
                    .put("index", i)
                    .set("embedding", base64 ? embedding.base64() : embedding.floats());
        }
        body.put("model", parameters.get("model").asString());
        body.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
