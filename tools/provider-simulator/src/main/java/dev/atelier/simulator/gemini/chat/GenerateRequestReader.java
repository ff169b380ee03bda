package dev.atelier.simulator.gemini.chat;

import dev.atelier.simulator.answer.Hints;
import dev.atelier.simulator.answer.TokenCounter;
import dev.atelier.simulator.gemini.chat.rules.RequestRules;
import dev.atelier.simulator.gemini.wire.Fields;
import dev.atelier.simulator.gemini.wire.GeminiModel;
import dev.atelier.simulator.gemini.wire.Refusal;

/** Takes a body apart, or refuses it as Google would. */
final class GenerateRequestReader {

    private final TokenCounter counter;

    GenerateRequestReader(TokenCounter counter) {
        this.counter = counter;
    }

    GenerateRequest read(GeminiModel model, Fields body) {
        RequestRules.check(body, model.signs());
        Prompt prompt = PromptReader.read(body, counter);
        if (prompt.tokens() > model.inputTokenLimit()) {
            throw Refusal.bad("The input token count (%d) exceeds the maximum number of tokens allowed (%d)."
                    .formatted(prompt.tokens(), model.inputTokenLimit()));
        }
        int most = model.outputTokenLimit();
        int limit = body.object("generationConfig").integer("maxOutputTokens", 1, most, most);
        return new GenerateRequest(model, body, prompt, Hints.in(prompt.lastUserText()), limit);
    }
}
