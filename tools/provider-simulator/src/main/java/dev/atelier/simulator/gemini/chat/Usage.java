package dev.atelier.simulator.gemini.chat;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The usage object: the prompt includes what was cached, the candidates do not include the thoughts. */
record Usage(Prompt prompt, int cached, int candidates, int thoughts) {

    static Usage of(GenerateRequest request, List<Candidate> candidates) {
        int tokens = candidates.stream().mapToInt(Candidate::tokens).sum();
        return new Usage(
                request.prompt(), request.cachedTokens(), tokens, candidates.isEmpty() ? 0 : request.thoughts());
    }

    /** All that was made, which is what is billed. */
    int made() {
        return candidates + thoughts;
    }

    ObjectNode json() {
        ObjectNode usage = soFar();
        if (candidates > 0) {
            usage.put("candidatesTokenCount", candidates);
        }
        if (cached > 0) {
            usage.put("cachedContentTokenCount", cached);
        }
        if (thoughts > 0) {
            usage.put("thoughtsTokenCount", thoughts);
        }
        usage.put("totalTokenCount", prompt.tokens() + made());
        details(usage.putArray("promptTokensDetails"));
        return usage;
    }

    /** What stands in the chunks before the last. */
    ObjectNode soFar() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("promptTokenCount", prompt.tokens())
                .put("totalTokenCount", prompt.tokens());
    }

    private void details(ArrayNode details) {
        details.addObject().put("modality", "TEXT").put("tokenCount", prompt.texts());
        if (prompt.images() > 0) {
            details.addObject().put("modality", "IMAGE").put("tokenCount", prompt.images());
        }
    }
}
