package dev.atelier.simulator.invented.plain;

import dev.atelier.simulator.answer.Ids;
import dev.atelier.simulator.answer.TokenCounter;
import dev.atelier.simulator.delivery.Delivery;
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
import java.util.Objects;

/** {@code POST /plain/talk}. */
public final class PlainEndpoint implements Endpoint {

    /** The provider's name in the ledger and in faults. */
    public static final String PROVIDER = "plain";

    static final String MODEL = "parrot-1";

    private static final String ROOT = "/plain/";

    private final Ids ids = new Ids();
    private final TokenCounter counter = new TokenCounter();
    private final CallBook book;
    private final Faults faults;

    public PlainEndpoint(Ledger ledger, Faults faults, RequestLog requests, Clock clock) {
        this.book = new CallBook(PROVIDER, ledger, requests, clock);
        this.faults = faults;
    }

    @Override
    public boolean answers(Incoming request) {
        return request.path().startsWith(ROOT);
    }

    @Override
    public void serve(Exchange exchange) {
        Incoming request = exchange.request();
        var dialect = new PlainDialect(ids.next("plain-"));
        if (!request.is("POST", "/plain/talk")) {
            exchange.answer(dialect.reply(404, PlainDialect.error(404, "There is only POST /plain/talk.")));
            return;
        }
        String key = Objects.requireNonNullElse(request.header("X-Key"), "");
        ProviderCall call = book.open(dialect.id(), "chat", key.substring(Math.max(0, key.length() - 4)), request);
        try {
            check(key);
            talk(exchange, call, dialect);
        } catch (Refusal refusal) {
            call.refused(refusal.status());
            exchange.answer(dialect.reply(refusal.status(), refusal.body()));
        }
    }

    private static void check(String key) {
        if (key.isEmpty() || key.startsWith("sk-invalid")) {
            throw new Refusal(401, "Who are you?");
        }
    }

    private void talk(Exchange exchange, ProviderCall call, PlainDialect dialect) {
        String body = new String(exchange.request().body(), StandardCharsets.UTF_8);
        PlainRequest request = PlainRequest.read(body, counter);
        call.asksFor(MODEL);
        PlainAnswer answer = PlainAnswer.to(request, counter);
        var delivery = new Delivery(exchange, call, dialect, faults.strike(PROVIDER, "chat"));
        Runnable work = () -> call.serves(request.promptTokens(), 1);
        if (request.pieces()) {
            delivery.stream(answer.inPieces().iterator(), request.hints().chunkDelay(), work);
        } else {
            byte[] whole = answer.whole().getBytes(StandardCharsets.UTF_8);
            delivery.answer(
                    new Whole(() -> whole, answer.tokens(), request.hints().chunkDelay()), work);
        }
    }
}
