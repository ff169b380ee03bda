package dev.atelier.simulator.lantern;

import dev.atelier.simulator.answer.Ids;
import dev.atelier.simulator.fault.Faults;
import dev.atelier.simulator.http.Endpoint;
import dev.atelier.simulator.http.Exchange;
import dev.atelier.simulator.http.Incoming;
import dev.atelier.simulator.lantern.dialogue.DialogueOperation;
import dev.atelier.simulator.lantern.wire.LanternCall;
import dev.atelier.simulator.lantern.wire.LanternDialect;
import dev.atelier.simulator.lantern.wire.LanternKey;
import dev.atelier.simulator.lantern.wire.Refusal;
import dev.atelier.simulator.ledger.CallBook;
import dev.atelier.simulator.ledger.Ledger;
import dev.atelier.simulator.ledger.ProviderCall;
import dev.atelier.simulator.ledger.RequestLog;
import java.time.Clock;

/** Everything under {@code /lantern}: opens the ledger entry, asks for the key, speaks refusals. */
public final class LanternEndpoint implements Endpoint {

    /** The provider's name in the ledger and in faults. */
    public static final String PROVIDER = "lantern";

    private static final String ROOT = "/lantern/";

    private final Ids ids = new Ids();
    private final CallBook book;
    private final DialogueOperation dialogues;

    public LanternEndpoint(Ledger ledger, Faults faults, RequestLog requests, Clock clock) {
        this.book = new CallBook(PROVIDER, ledger, requests, clock);
        this.dialogues = new DialogueOperation(faults);
    }

    @Override
    public boolean answers(Incoming request) {
        return request.path().startsWith(ROOT);
    }

    @Override
    public void serve(Exchange exchange) {
        Incoming request = exchange.request();
        if (!request.is("POST", ROOT + "v3/dialogues")) {
            exchange.answer(new LanternDialect().error(new Refusal(404, "nothing_here", "There is nothing here.")));
            return;
        }
        LanternKey key = LanternKey.of(request);
        ProviderCall entry = book.open(ids.next("dlg-"), "chat", key.tail(), request);
        try {
            key.check(request);
            dialogues.serve(new LanternCall(exchange, entry));
        } catch (Refusal refusal) {
            entry.refused(refusal.status());
            exchange.answer(new LanternDialect().error(refusal));
        }
    }
}
