package dev.atelier.simulator.gemini.chat;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The answer before it is written, plain or streamed. A blocked prompt has no candidates. */
record GenerateResponse(String id, GenerateRequest request, List<Candidate> candidates, Usage usage) {

    String json() {
        List<ObjectNode> whole = candidates.stream()
                .map(candidate -> candidate.whole(request.showsThoughts()))
                .toList();
        return event(whole, usage.json());
    }

    /** The last event of a stream. */
    String end() {
        return event(candidates.stream().map(Candidate::end).toList(), usage.json());
    }

    String event(ObjectNode candidate) {
        return event(List.of(candidate), usage.soFar());
    }

    private String event(List<ObjectNode> parts, ObjectNode used) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        if (parts.isEmpty()) {
            feedback(event.putObject("promptFeedback"));
        } else {
            ArrayNode list = event.putArray("candidates");
            parts.forEach(list::add);
        }
        event.set("usageMetadata", used);
        return event.put("modelVersion", request.model().id())
                .put("responseId", id)
                .toString();
    }

    private void feedback(ObjectNode feedback) {
        feedback.put("blockReason", request.blockReason());
        feedback.putArray("safetyRatings")
                .addObject()
                .put("category", "HARM_CATEGORY_DANGEROUS_CONTENT")
                .put("probability", "HIGH");
    }
}
