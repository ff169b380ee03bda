package dev.atelier.simulator.anthropic.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The models this simulator knows, newest first as in {@code models.json}; a dated snapshot of one counts as that one. */
public final class AnthropicModels {

    private static final Pattern SNAPSHOT = Pattern.compile("-20\\d{6}$");

    private final List<AnthropicModel> models;

    public AnthropicModels() {
        try (InputStream file = Objects.requireNonNull(AnthropicModels.class.getResourceAsStream("models.json"))) {
            models = List.of(JsonMapper.shared().readValue(file, AnthropicModel[].class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The model, or the refusal Anthropic gives for an unknown one. */
    public AnthropicModel require(String id) {
        String undated = SNAPSHOT.matcher(id).replaceFirst("");
        return models.stream()
                .filter(model -> model.id().equals(undated))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("model: " + id));
    }

    public String one(String id) {
        return node(require(id), id).toString();
    }

    public String list(Page page) {
        List<AnthropicModel> found = page.of(models);
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode data = list.putArray("data");
        found.forEach(model -> data.add(node(model, model.id())));
        list.put("has_more", page.leavesOut(models, found));
        list.put("first_id", found.isEmpty() ? null : found.getFirst().id());
        list.put("last_id", found.isEmpty() ? null : found.getLast().id());
        return list.toString();
    }

    private static ObjectNode node(AnthropicModel model, String id) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "model");
        node.put("id", id);
        node.put("display_name", model.name());
        node.put("created_at", model.created());
        node.put("max_input_tokens", model.context());
        node.put("max_tokens", model.output());
        node.putNull("capabilities");
        return node;
    }
}
