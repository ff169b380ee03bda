package dev.atelier.simulator.openai.chat;

import dev.atelier.simulator.answer.Hints;
import dev.atelier.simulator.answer.TokenCounter;
import dev.atelier.simulator.openai.chat.rules.FormatRules;
import dev.atelier.simulator.openai.chat.rules.MessageRules;
import dev.atelier.simulator.openai.chat.rules.SamplingRules;
import dev.atelier.simulator.openai.chat.rules.ToolRules;
import dev.atelier.simulator.openai.wire.OpenAiModel;
import dev.atelier.simulator.openai.wire.OpenAiModels;
import dev.atelier.simulator.openai.wire.Parameters;
import dev.atelier.simulator.openai.wire.Refusal;

/** Takes a body apart, or refuses it as OpenAI would. */
final class ChatRequestReader {

    private final OpenAiModels models;
    private final TokenCounter counter;

    ChatRequestReader(OpenAiModels models, TokenCounter counter) {
        this.models = models;
        this.counter = counter;
    }

    ChatRequest read(String modelId, Parameters parameters) {
        MessageRules.check(parameters.get("messages"));
        SamplingRules.check(parameters);
        OpenAiModel model = chatModel(modelId, parameters);
        FormatRules.check(parameters);
        ToolRules.check(parameters);
        Prompt prompt = PromptReader.read(parameters.body(), counter);
        int room = model.contextTokens() - prompt.tokens();
        if (room < 1) {
            throw tooLong(model, prompt);
        }
        return new ChatRequest(
                modelId, parameters, prompt, Hints.in(prompt.lastUserText()), Math.min(room, limit(parameters)));
    }

    private OpenAiModel chatModel(String id, Parameters parameters) {
        OpenAiModel model = models.require(id);
        if (model.kind() != OpenAiModel.Kind.CHAT) {
            String text = "This is not a chat model and thus not supported in the v1/chat/completions endpoint.";
            throw new Refusal(404, text, "model", null);
        }
        if (model.reasoning() && parameters.has("max_tokens")) {
            String text = "Unsupported parameter: 'max_tokens' is not supported with this model. Use"
                    + " 'max_completion_tokens' instead.";
            throw Refusal.bad(text, "max_tokens", "unsupported_parameter");
        }
        return model;
    }

    private static int limit(Parameters parameters) {
        int limit = parameters.integer("max_completion_tokens", 1, Long.MAX_VALUE, Integer.MAX_VALUE);
        return Math.min(limit, parameters.integer("max_tokens", 1, Long.MAX_VALUE, Integer.MAX_VALUE));
    }

    private static Refusal tooLong(OpenAiModel model, Prompt prompt) {
        String text = "This model's maximum context length is %d tokens. However, your messages resulted in %d tokens."
                .formatted(model.contextTokens(), prompt.tokens());
        return Refusal.bad(text, "messages", "context_length_exceeded");
    }
}
