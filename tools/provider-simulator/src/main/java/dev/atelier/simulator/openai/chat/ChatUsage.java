package dev.atelier.simulator.openai.chat;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The usage object; completion includes reasoning, prompt includes cached. Not everybody who speaks this format reports it. */
record ChatUsage(int prompt, int cached, int completion, int reasoning, boolean reported) {

    static ChatUsage of(ChatRequest request, List<Choice> choices) {
        int completion = request.reasoningTokens();
        for (Choice choice : choices) {
            completion += choice.tokens();
        }
        return new ChatUsage(
                request.prompt().tokens(),
                request.cachedTokens(),
                completion,
                request.reasoningTokens(),
                request.reportsUsage());
    }

    ObjectNode json() {
        ObjectNode usage = JsonNodeFactory.instance.objectNode();
        usage.put("prompt_tokens", prompt);
        usage.put("completion_tokens", completion);
        usage.put("total_tokens", prompt + completion);
        usage.putObject("prompt_tokens_details").put("cached_tokens", cached).put("audio_tokens", 0);
        usage.putObject("completion_tokens_details")
                .put("reasoning_tokens", reasoning)
                .put("audio_tokens", 0)
                .put("accepted_prediction_tokens", 0)
                .put("rejected_prediction_tokens", 0);
        return usage;
    }
}
