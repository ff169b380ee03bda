package dev.atelier.simulator.anthropic.message;

import dev.atelier.simulator.answer.TokenCounter;
import dev.atelier.simulator.anthropic.wire.AnthropicCall;
import dev.atelier.simulator.anthropic.wire.AnthropicModels;
import dev.atelier.simulator.anthropic.wire.JsonBody;
import dev.atelier.simulator.anthropic.wire.Members;
import dev.atelier.simulator.delivery.Delivery;
import dev.atelier.simulator.delivery.Whole;
import dev.atelier.simulator.fault.Faults;
import dev.atelier.simulator.ledger.ProviderCall;
import java.nio.charset.StandardCharsets;

/** Answers requests for a message. */
public final class MessageOperation {

    private final MessageRequestReader reader;
    private final MessageAnswerer answerer;
    private final Faults faults;

    public MessageOperation(AnthropicModels models, TokenCounter counter, Faults faults) {
        this.reader = new MessageRequestReader(models, counter);
        this.answerer = new MessageAnswerer(counter);
        this.faults = faults;
    }

    public void serve(AnthropicCall call) {
        ProviderCall entry = call.entry();
        Members body = JsonBody.read(call.request().body());
        String model = body.requiredText("model");
        entry.asksFor(model);
        MessageRequest request = reader.read(model, body);
        Delivery delivery = call.delivery(faults.strike(entry.origin().provider(), entry.operation()));
        AnswerBlock block = answerer.answer(request);
        Message message = new Message(
                entry.id(), request.id(), answerer.thought(request), block, MessageUsage.of(request, block));
        deliver(request, message, delivery, () -> entry.serves(request.prompt().tokens(), 1));
    }

    private static void deliver(MessageRequest request, Message message, Delivery delivery, Runnable work) {
        if (request.stream()) {
            delivery.stream(new MessageEvents(message), request.hints().chunkDelay(), work);
        } else {
            Whole whole = new Whole(
                    () -> message.json().getBytes(StandardCharsets.UTF_8),
                    message.usage().output(),
                    request.hints().chunkDelay());
            delivery.answer(whole, work);
        }
    }
}
