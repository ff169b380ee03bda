package dev.atelier.simulator.openai;

import dev.atelier.simulator.answer.Ids;
import dev.atelier.simulator.answer.TokenCounter;
import dev.atelier.simulator.delivery.Whole;
import dev.atelier.simulator.fault.Faults;
import dev.atelier.simulator.http.Endpoint;
import dev.atelier.simulator.http.Exchange;
import dev.atelier.simulator.http.Incoming;
import dev.atelier.simulator.ledger.CallBook;
import dev.atelier.simulator.ledger.Ledger;
import dev.atelier.simulator.ledger.ProviderCall;
import dev.atelier.simulator.ledger.RequestLog;
import dev.atelier.simulator.openai.chat.ChatOperation;
import dev.atelier.simulator.openai.embedding.EmbeddingOperation;
import dev.atelier.simulator.openai.wire.BearerKey;
import dev.atelier.simulator.openai.wire.OpenAiCall;
import dev.atelier.simulator.openai.wire.OpenAiDialect;
import dev.atelier.simulator.openai.wire.OpenAiModels;
import dev.atelier.simulator.openai.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/** Everything under {@code /v1}: finds the operation, opens the ledger entry, asks for the key, speaks refusals. */
public final class OpenAiEndpoint implements Endpoint {

    /** The provider's name in the ledger and in faults. */
    public static final String PROVIDER = "openai";

    private static final String ROOT = "/v1";
    private static final String MODELS = "/v1/models";

    private final OpenAiModels models = new OpenAiModels();
    private final Ids ids = new Ids();
    private final CallBook book;
    private final Faults faults;
    private final ChatOperation chat;
    private final EmbeddingOperation embedding;

    public OpenAiEndpoint(Ledger ledger, Faults faults, RequestLog requests, Clock clock) {
        this.book = new CallBook(PROVIDER, ledger, requests, clock);
        this.faults = faults;
        TokenCounter counter = new TokenCounter();
        this.chat = new ChatOperation(models, counter, faults, clock);
        this.embedding = new EmbeddingOperation(models, counter, faults);
    }

    @Override
    public boolean answers(Incoming request) {
        return request.path().equals(ROOT) || request.path().startsWith(ROOT + "/");
    }

    @Override
    public void serve(Exchange exchange) {
        Incoming request = exchange.request();
        if (request.is("POST", "/v1/chat/completions")) {
            String id = ids.next("chatcmpl-");
            serve(exchange, "chat", id, id.replace("chatcmpl-", "req_"), chat::serve);
        } else if (request.is("POST", "/v1/embeddings")) {
            String id = ids.next("req_");
            serve(exchange, "embedding", id, id, embedding::serve);
        } else if (request.method().equals("GET") && isModels(request.path())) {
            String id = ids.next("req_");
            serve(exchange, "models", id, id, this::serveModels);
        } else {
            String text = "Invalid URL (" + request.method() + " " + request.path() + ")";
            exchange.answer(new OpenAiDialect(exchange, ids.next("req_")).error(new Refusal(404, text, null, null)));
        }
    }

    private static boolean isModels(String path) {
        return path.equals(MODELS) || (path.startsWith(MODELS + "/") && path.length() > MODELS.length() + 1);
    }

    private interface Operation {
        void serve(OpenAiCall call);
    }

    private void serve(Exchange exchange, String operation, String id, String requestId, Operation body) {
        Incoming request = exchange.request();
        BearerKey key = BearerKey.of(request);
        ProviderCall entry = book.open(id, operation, key.tail(), request);
        OpenAiCall call = new OpenAiCall(exchange, entry, new OpenAiDialect(exchange, requestId));
        try {
            key.check();
            body.serve(call);
        } catch (Refusal refusal) {
            entry.refused(refusal.status());
            exchange.answer(call.dialect().error(refusal));
        }
    }

    private void serveModels(OpenAiCall call) {
        String path = call.exchange().request().path();
        boolean all = path.equals(MODELS);
        String body = all ? models.list() : models.one(path.substring(MODELS.length() + 1));
        Whole whole = new Whole(() -> body.getBytes(StandardCharsets.UTF_8), 0, Duration.ZERO);
        call.delivery(faults.strike(PROVIDER, "models"))
                .answer(whole, () -> call.entry().serves(0, 0));
    }
}
