package dev.atelier.simulator.anthropic.message;

import dev.atelier.simulator.answer.Hints;
import dev.atelier.simulator.answer.TokenCounter;
import dev.atelier.simulator.anthropic.message.rules.MessageRules;
import dev.atelier.simulator.anthropic.message.rules.OutputRules;
import dev.atelier.simulator.anthropic.message.rules.SamplingRules;
import dev.atelier.simulator.anthropic.message.rules.ToolRules;
import dev.atelier.simulator.anthropic.wire.AnthropicModel;
import dev.atelier.simulator.anthropic.wire.AnthropicModels;
import dev.atelier.simulator.anthropic.wire.Members;
import dev.atelier.simulator.anthropic.wire.Refusal;

/** Takes a body apart, or refuses it as Anthropic would. */
final class MessageRequestReader {

    private final AnthropicModels models;
    private final TokenCounter counter;

    MessageRequestReader(AnthropicModels models, TokenCounter counter) {
        this.models = models;
        this.counter = counter;
    }

    MessageRequest read(String modelId, Members body) {
        AnthropicModel model = models.require(modelId);
        SamplingRules.check(body, model);
        MessageRules.check(body, model);
        ToolRules.check(body);
        OutputRules.check(body, model);
        Prompt prompt = PromptReader.read(body.object(), counter);
        if (prompt.tokens() >= model.context()) {
            throw Refusal.bad("prompt is too long: " + prompt.tokens() + " tokens > " + model.context() + " maximum");
        }
        return new MessageRequest(modelId, model, body, prompt, Hints.in(prompt.lastUserText()));
    }
}
