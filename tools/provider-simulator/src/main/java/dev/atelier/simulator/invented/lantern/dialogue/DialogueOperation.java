package dev.atelier.simulator.invented.lantern.dialogue;

import dev.atelier.simulator.answer.Hints;
import dev.atelier.simulator.answer.TokenCounter;
import dev.atelier.simulator.delivery.Delivery;
import dev.atelier.simulator.delivery.Whole;
import dev.atelier.simulator.fault.Faults;
import dev.atelier.simulator.invented.wire.InventedCall;
import dev.atelier.simulator.invented.wire.Members;
import dev.atelier.simulator.invented.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Answers a dialogue, whole or live. */
public final class DialogueOperation {

    private static final Set<String> ENGINES = Set.of("lantern-large", "lantern-small");
    private static final int LARGEST_ROOM = 65_536;

    private final TokenCounter counter = new TokenCounter();
    private final ReplyWriter writer = new ReplyWriter(counter);
    private final Faults faults;

    public DialogueOperation(Faults faults) {
        this.faults = faults;
    }

    public void serve(InventedCall call) {
        DialogueRequest request = read(call);
        Reply reply = writer.write(request, call.entry().id(), at(call));
        Runnable work = () -> call.entry().serves(request.prompt().tokens(), 1);
        Delivery delivery = call.delivery(faults.strike("lantern", call.entry().operation()));
        if (request.live()) {
            delivery.stream(ReplyEvents.of(reply), request.hints().chunkDelay(), work);
        } else {
            delivery.answer(
                    new Whole(
                            () -> reply.whole().getBytes(StandardCharsets.UTF_8),
                            reply.tokens(),
                            request.hints().chunkDelay()),
                    work);
        }
    }

    private static String at(InventedCall call) {
        return call.entry().origin().at().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private DialogueRequest read(InventedCall call) {
        Members body = call.body();
        String engine = body.text("engine");
        call.entry().asksFor(engine);
        if (!ENGINES.contains(engine)) {
            throw new Refusal(404, "no_such_engine", "There is no engine " + engine + ".");
        }
        DialogueRules.check(body);
        body.texts("halt_on", DialogueRules.MOST_STOPS);
        int room = body.integer("room", 1, LARGEST_ROOM);
        boolean live = body.flag("live");
        Prompt prompt = Prompt.of(body, counter);
        return new DialogueRequest(engine, body, prompt, Hints.in(prompt.lastHumanText()), room, live);
    }
}
