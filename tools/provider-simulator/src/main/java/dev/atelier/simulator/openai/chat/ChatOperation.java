package dev.atelier.simulator.openai.chat;

import dev.atelier.simulator.answer.TokenCounter;
import dev.atelier.simulator.delivery.Delivery;
import dev.atelier.simulator.delivery.Whole;
import dev.atelier.simulator.fault.Effect;
import dev.atelier.simulator.fault.Faults;
import dev.atelier.simulator.openai.wire.JsonBody;
import dev.atelier.simulator.openai.wire.OpenAiCall;
import dev.atelier.simulator.openai.wire.OpenAiModels;
import dev.atelier.simulator.openai.wire.Parameters;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** Answers chat requests. */
public final class ChatOperation {

    private final ChatRequestReader reader;
    private final ChatAnswerer answerer;
    private final Faults faults;
    private final Clock clock;

    public ChatOperation(OpenAiModels models, TokenCounter counter, Faults faults, Clock clock) {
        this.reader = new ChatRequestReader(models, counter);
        this.answerer = new ChatAnswerer(counter);
        this.faults = faults;
        this.clock = clock;
    }

    public void serve(OpenAiCall call) {
        Parameters parameters = JsonBody.read(call.body());
        String model = JsonBody.model(parameters);
        call.entry().asksFor(model);
        ChatRequest request = reader.read(model, parameters);
        Effect effect = faults.strike("openai", call.entry().operation());
        deliver(request, complete(call, request), call.delivery(effect), call);
    }

    private ChatCompletion complete(OpenAiCall call, ChatRequest request) {
        List<Choice> choices = answerer.answer(request);
        long created = clock.instant().getEpochSecond();
        return new ChatCompletion(call.entry().id(), created, request.model(), choices, ChatUsage.of(request, choices));
    }

    private static void deliver(ChatRequest request, ChatCompletion completion, Delivery delivery, OpenAiCall call) {
        Runnable work = () -> call.entry().serves(request.prompt().tokens(), 1);
        if (request.stream()) {
            ChatChunks chunks = new ChatChunks(completion, request.includeUsage());
            delivery.stream(chunks, request.hints().chunkDelay(), work);
        } else {
            Whole whole = new Whole(
                    () -> completion.json().getBytes(StandardCharsets.UTF_8),
                    completion.usage().completion(),
                    request.hints().chunkDelay());
            delivery.answer(whole, work);
        }
    }
}
