package dev.atelier.chat.completion;

import dev.atelier.aiproxy.chat.ChatResult;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's own form, which is the canonical one: the provider's body as it came. */
@Component
class OpenAiForm implements AnswerForm {

    private final JsonMapper json;

    OpenAiForm(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String operation() {
        return "chat.completions";
    }

    @Override
    public ObjectNode whole(ChatResult result, ObjectNode canonical) {
        if (!canonical.path("usage").isObject()) {
            canonical.set("usage", result.usage().toCanonical());
        }
        return canonical;
    }

    @Override
    public CompletionWriter streamed(Streaming streaming) {
        return new StreamedCompletion(streaming, json);
    }
}
