package dev.atelier.simulator.gemini.chat;

import dev.atelier.simulator.answer.TokenCounter;
import dev.atelier.simulator.delivery.Whole;
import dev.atelier.simulator.fault.Effect;
import dev.atelier.simulator.fault.Faults;
import dev.atelier.simulator.gemini.wire.GeminiCall;
import dev.atelier.simulator.gemini.wire.GeminiModel;
import dev.atelier.simulator.gemini.wire.GeminiModels;
import dev.atelier.simulator.gemini.wire.JsonBody;
import dev.atelier.simulator.gemini.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers requests to generate. */
public final class GenerateOperation {

    private final GeminiModels models;
    private final GenerateRequestReader reader;
    private final CandidateWriter writer;
    private final Faults faults;

    public GenerateOperation(GeminiModels models, TokenCounter counter, Faults faults) {
        this.models = models;
        this.reader = new GenerateRequestReader(counter);
        this.writer = new CandidateWriter(counter);
        this.faults = faults;
    }

    public void whole(GeminiCall call, String model) {
        GenerateResponse response = respond(call, model);
        Whole whole = new Whole(
                () -> response.json().getBytes(StandardCharsets.UTF_8),
                response.usage().made(),
                response.request().hints().chunkDelay());
        call.delivery(strike(call)).answer(whole, work(call, response));
    }

    /** Only as server-sent events: Google's other form, an array in pieces, is nobody's wish. */
    public void stream(GeminiCall call, String model) {
        if (!"sse".equals(call.exchange().request().query("alt"))) {
            throw Refusal.bad("This simulator streams with alt=sse only.");
        }
        GenerateResponse response = respond(call, model);
        call.delivery(strike(call)).stream(
                new GenerateEvents(response), response.request().hints().chunkDelay(), work(call, response));
    }

    private GenerateResponse respond(GeminiCall call, String modelId) {
        call.entry().asksFor(modelId);
        GeminiModel model = models.require(modelId, GeminiModel.GENERATE);
        GenerateRequest request =
                reader.read(model, JsonBody.read(call.exchange().request().body()));
        List<Candidate> candidates = request.blockReason() == null ? writer.write(request) : List.of();
        return new GenerateResponse(call.entry().id(), request, candidates, Usage.of(request, candidates));
    }

    private @Nullable Effect strike(GeminiCall call) {
        return faults.strike("gemini", call.entry().operation());
    }

    private static Runnable work(GeminiCall call, GenerateResponse response) {
        return () -> call.entry().serves(response.request().prompt().tokens(), 1);
    }
}
