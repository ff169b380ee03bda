package dev.atelier.simulator.openai.chat;

import dev.atelier.simulator.answer.JsonText;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The answer before it is written, plain or streamed. */
record ChatCompletion(String id, long created, String model, List<Choice> choices, ChatUsage usage) {

    private static final String FINGERPRINT = "fp_sim000001";

    String json() {
        ObjectNode completion = JsonNodeFactory.instance.objectNode();
        completion.put("id", id);
        completion.put("object", "chat.completion");
        completion.put("created", created);
        completion.put("model", model);
        ArrayNode list = completion.putArray("choices");
        for (int i = 0; i < choices.size(); i++) {
            ObjectNode choice = list.addObject();
            choice.put("index", i);
            choice.set("message", choices.get(i).message());
            choice.putNull("logprobs");
            choice.put("finish_reason", choices.get(i).finishReason());
        }
        if (usage.reported()) {
            completion.set("usage", usage.json());
        }
        completion.put("service_tier", "default");
        completion.put("system_fingerprint", FINGERPRINT);
        return completion.toString();
    }

    /** What every chunk begins with, up to the list of choices. */
    String chunkHead() {
        return "data: {\"id\":\"" + id + "\",\"object\":\"chat.completion.chunk\",\"created\":" + created
                + ",\"model\":"
                + JsonText.quoted(model) + ",\"service_tier\":\"default\",\"system_fingerprint\":\"" + FINGERPRINT
                + "\",\"choices\":[";
    }
}
