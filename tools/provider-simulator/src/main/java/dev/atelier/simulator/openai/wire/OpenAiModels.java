package dev.atelier.simulator.openai.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The models this simulator knows, in {@code models.json}; a dated snapshot of one counts as that one. */
public final class OpenAiModels {

    private static final Pattern SNAPSHOT = Pattern.compile("-20\\d\\d-\\d\\d-\\d\\d$");

    private final Map<String, OpenAiModel> byId = new LinkedHashMap<>();

    public OpenAiModels() {
        JsonMapper mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        try (InputStream file = Objects.requireNonNull(OpenAiModels.class.getResourceAsStream("models.json"))) {
            for (OpenAiModel model : mapper.readValue(file, OpenAiModel[].class)) {
                byId.put(model.id(), model);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The model, or the refusal OpenAI gives for an unknown one. */
    public OpenAiModel require(String id) {
        OpenAiModel model = find(id);
        if (model == null) {
            String text = "The model `" + id + "` does not exist or you do not have access to it.";
            throw new Refusal(404, text, null, "model_not_found");
        }
        return model;
    }

    private @Nullable OpenAiModel find(String id) {
        OpenAiModel exact = byId.get(id);
        return exact != null ? exact : byId.get(SNAPSHOT.matcher(id).replaceFirst(""));
    }

    public String list() {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("object", "list");
        ArrayNode data = list.putArray("data");
        byId.values().forEach(model -> data.add(node(model, model.id())));
        return list.toString();
    }

    public String one(String id) {
        return node(require(id), id).toString();
    }

    private static ObjectNode node(OpenAiModel model, String id) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", id);
        node.put("object", "model");
        node.put("created", model.created());
        node.put("owned_by", "system");
        node.putNull("shutdown_date");
        return node;
    }
}
