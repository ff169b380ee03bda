package dev.atelier.simulator.gemini;

import dev.atelier.simulator.answer.TokenCounter;
import dev.atelier.simulator.delivery.Whole;
import dev.atelier.simulator.fault.Faults;
import dev.atelier.simulator.gemini.chat.GenerateOperation;
import dev.atelier.simulator.gemini.embedding.EmbedOperation;
import dev.atelier.simulator.gemini.wire.ApiKey;
import dev.atelier.simulator.gemini.wire.GeminiCall;
import dev.atelier.simulator.gemini.wire.GeminiDialect;
import dev.atelier.simulator.gemini.wire.GeminiModels;
import dev.atelier.simulator.gemini.wire.Refusal;
import dev.atelier.simulator.gemini.wire.ResponseIds;
import dev.atelier.simulator.http.Endpoint;
import dev.atelier.simulator.http.Exchange;
import dev.atelier.simulator.http.Incoming;
import dev.atelier.simulator.ledger.CallBook;
import dev.atelier.simulator.ledger.Ledger;
import dev.atelier.simulator.ledger.ProviderCall;
import dev.atelier.simulator.ledger.RequestLog;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** Everything under {@code /v1beta}: finds the operation, opens the ledger entry, asks for the key, speaks refusals. */
public final class GeminiEndpoint implements Endpoint {

    /** The provider's name in the ledger and in faults. */
    public static final String PROVIDER = "gemini";

    private static final String ROOT = "/v1beta/";
    private static final String MODELS = "/v1beta/models";

    private final GeminiModels models = new GeminiModels();
    private final ResponseIds ids = new ResponseIds();
    private final CallBook book;
    private final Faults faults;
    private final GenerateOperation chat;
    private final EmbedOperation embedding;

    public GeminiEndpoint(Ledger ledger, Faults faults, RequestLog requests, Clock clock) {
        this.book = new CallBook(PROVIDER, ledger, requests, clock);
        this.faults = faults;
        TokenCounter counter = new TokenCounter();
        this.chat = new GenerateOperation(models, counter, faults);
        this.embedding = new EmbedOperation(models, counter, faults);
    }

    @Override
    public boolean answers(Incoming request) {
        return request.path().startsWith(ROOT);
    }

    @Override
    public void serve(Exchange exchange) {
        Incoming request = exchange.request();
        String resource =
                request.path().startsWith(MODELS + "/") ? request.path().substring(MODELS.length() + 1) : "";
        int colon = resource.lastIndexOf(':');
        String model = colon < 0 ? resource : resource.substring(0, colon);
        String verb = colon < 0 ? "" : resource.substring(colon);
        switch (request.method() + " " + verb) {
            case "POST :generateContent" -> serve(exchange, "chat", false, call -> chat.whole(call, model));
            case "POST :streamGenerateContent" -> serve(exchange, "chat", true, call -> chat.stream(call, model));
            case "POST :embedContent" -> serve(exchange, "embedding", false, call -> embedding.one(call, model));
            case "POST :batchEmbedContents" ->
                serve(exchange, "embedding", false, call -> embedding.several(call, model));
            case "GET " -> serve(exchange, "models", false, call -> serveModels(call, resource));
            default -> exchange.answer(new GeminiDialect(exchange, false).error(Refusal.notFound("Method not found.")));
        }
    }

    private void serve(Exchange exchange, String operation, boolean stream, Consumer<GeminiCall> body) {
        Incoming request = exchange.request();
        ApiKey key = ApiKey.of(request);
        ProviderCall entry = book.open(ids.next(), operation, key.tail(), request);
        GeminiCall call = new GeminiCall(exchange, entry, new GeminiDialect(exchange, stream));
        try {
            key.check();
            body.accept(call);
        } catch (Refusal refusal) {
            entry.refused(refusal.code());
            exchange.answer(call.dialect().error(refusal));
        }
    }

    private void serveModels(GeminiCall call, String id) {
        Incoming request = call.exchange().request();
        if (id.isEmpty() && !request.path().equals(MODELS)) {
            throw Refusal.notFound("Method not found.");
        }
        String body = id.isEmpty() ? models.list(request) : models.one(id);
        Whole whole = new Whole(() -> body.getBytes(StandardCharsets.UTF_8), 0, Duration.ZERO);
        call.delivery(faults.strike(PROVIDER, "models"))
                .answer(whole, () -> call.entry().serves(0, 0));
    }
}
