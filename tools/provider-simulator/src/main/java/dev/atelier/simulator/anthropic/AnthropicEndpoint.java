package dev.atelier.simulator.anthropic;

import dev.atelier.simulator.answer.Ids;
import dev.atelier.simulator.answer.TokenCounter;
import dev.atelier.simulator.anthropic.message.MessageOperation;
import dev.atelier.simulator.anthropic.wire.AnthropicCall;
import dev.atelier.simulator.anthropic.wire.AnthropicDialect;
import dev.atelier.simulator.anthropic.wire.AnthropicModels;
import dev.atelier.simulator.anthropic.wire.ApiKey;
import dev.atelier.simulator.anthropic.wire.ApiVersion;
import dev.atelier.simulator.anthropic.wire.Page;
import dev.atelier.simulator.anthropic.wire.Refusal;
import dev.atelier.simulator.delivery.Whole;
import dev.atelier.simulator.fault.Faults;
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

/**
 * The Messages API, which shares {@code /v1} with OpenAI: a request is Anthropic's by its path, {@code /v1/messages}, or by
 * one of the headers {@code anthropic-version} and {@code x-api-key}, which OpenAI does not have.
 */
public final class AnthropicEndpoint implements Endpoint {

    /** The provider's name in the ledger and in faults. */
    public static final String PROVIDER = "anthropic";

    private static final String MESSAGES = "/v1/messages";
    private static final String MODELS = "/v1/models";

    private final AnthropicModels models = new AnthropicModels();
    private final Ids ids = new Ids();
    private final CallBook book;
    private final Faults faults;
    private final Clock clock;
    private final MessageOperation message;

    public AnthropicEndpoint(Ledger ledger, Faults faults, RequestLog requests, Clock clock) {
        this.book = new CallBook(PROVIDER, ledger, requests, clock);
        this.faults = faults;
        this.clock = clock;
        this.message = new MessageOperation(models, new TokenCounter(), faults);
    }

    @Override
    public boolean answers(Incoming request) {
        boolean marked = request.header(ApiVersion.HEADER) != null || request.header(ApiKey.HEADER) != null;
        return request.path().equals(MESSAGES) || (marked && request.path().startsWith("/v1/"));
    }

    @Override
    public void serve(Exchange exchange) {
        Incoming request = exchange.request();
        if (request.is("POST", MESSAGES)) {
            String id = ids.next("msg_01");
            serve(exchange, "chat", id, id.replace("msg_", "req_"), message::serve);
        } else if (request.method().equals("GET") && isModels(request.path())) {
            String id = ids.next("req_01");
            serve(exchange, "models", id, id, this::serveModels);
        } else {
            exchange.answer(new AnthropicDialect(ids.next("req_01"), clock).error(Refusal.unknown("Not Found")));
        }
    }

    private static boolean isModels(String path) {
        return path.equals(MODELS) || (path.startsWith(MODELS + "/") && path.length() > MODELS.length() + 1);
    }

    private interface Operation {
        void serve(AnthropicCall call);
    }

    private void serve(Exchange exchange, String operation, String id, String requestId, Operation body) {
        Incoming request = exchange.request();
        ApiKey key = ApiKey.of(request);
        ProviderCall entry = book.open(id, operation, key.tail(), request);
        AnthropicCall call = new AnthropicCall(exchange, entry, new AnthropicDialect(requestId, clock));
        try {
            key.check();
            ApiVersion.check(request);
            body.serve(call);
        } catch (Refusal refusal) {
            entry.refused(refusal.status());
            exchange.answer(call.dialect().error(refusal));
        }
    }

    private void serveModels(AnthropicCall call) {
        String path = call.request().path();
        boolean all = path.equals(MODELS);
        String body = all ? models.list(Page.of(call.request())) : models.one(path.substring(MODELS.length() + 1));
        Whole whole = new Whole(() -> body.getBytes(StandardCharsets.UTF_8), 0, Duration.ZERO);
        call.delivery(faults.strike(PROVIDER, "models"))
                .answer(whole, () -> call.entry().serves(0, 0));
    }
}
