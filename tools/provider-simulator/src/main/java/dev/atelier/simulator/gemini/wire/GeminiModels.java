package dev.atelier.simulator.gemini.wire;

import dev.atelier.simulator.http.Incoming;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The models this simulator knows, in {@code models.json}. */
public final class GeminiModels {

    private static final int USUAL_PAGE = 50;

    private final Map<String, GeminiModel> byId = new LinkedHashMap<>();

    public GeminiModels() {
        try (InputStream file = Objects.requireNonNull(GeminiModels.class.getResourceAsStream("models.json"))) {
            for (GeminiModel model : JsonMapper.shared().readValue(file, GeminiModel[].class)) {
                byId.put(model.id(), model);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The model, or the refusal Google gives for one that is unknown or cannot do this. */
    public GeminiModel require(String id, String method) {
        GeminiModel model = byId.get(id);
        if (model == null || !model.method().equals(method)) {
            throw Refusal.notFound("models/" + id + " is not found for API version v1beta, or is not supported for "
                    + method + ". Call ListModels to see the list of available models and their supported methods.");
        }
        return model;
    }

    /** A page of them: {@code pageSize} models from the one that {@code pageToken} counts. */
    public String list(Incoming request) {
        List<GeminiModel> all = new ArrayList<>(byId.values());
        int from = Math.min(number(request.query("pageToken"), 0, "page_token"), all.size());
        int asked = number(request.query("pageSize"), USUAL_PAGE, "page_size");
        int to = Math.min(all.size(), from + (asked == 0 ? USUAL_PAGE : asked));
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode models = list.putArray("models");
        all.subList(from, to).forEach(model -> models.add(node(model)));
        if (to < all.size()) {
            list.put("nextPageToken", Integer.toString(to));
        }
        return list.toString();
    }

    private static int number(@Nullable String value, int fallback, String name) {
        if (value == null) {
            return fallback;
        }
        if (!value.matches("\\d{1,4}")) {
            throw Refusal.bad("Invalid value at '" + name + "': \"" + value + "\"");
        }
        return Integer.parseInt(value);
    }

    public String one(String id) {
        GeminiModel model = byId.get(id);
        if (model == null) {
            throw Refusal.notFound("Model is not found: models/" + id + " for api version v1beta");
        }
        return node(model).toString();
    }

    private static ObjectNode node(GeminiModel model) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", "models/" + model.id());
        node.put("version", "001");
        node.put("displayName", model.displayName());
        node.put("description", "Simulated.");
        node.put("inputTokenLimit", model.inputTokenLimit());
        node.put("outputTokenLimit", model.outputTokenLimit());
        node.putArray("supportedGenerationMethods").add(model.method());
        if (model.dimensions() > 0) {
            return node;
        }
        node.put("temperature", 1).put("maxTemperature", 2).put("topP", 0.95).put("topK", 64);
        return node.put("thinking", true);
    }
}
