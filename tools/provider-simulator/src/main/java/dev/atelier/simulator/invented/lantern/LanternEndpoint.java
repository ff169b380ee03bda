package dev.atelier.simulator.invented.lantern;

import dev.atelier.simulator.answer.Ids;
import dev.atelier.simulator.fault.Faults;
import dev.atelier.simulator.http.Endpoint;
import dev.atelier.simulator.http.Exchange;
import dev.atelier.simulator.http.Incoming;
import dev.atelier.simulator.invented.lantern.dialogue.DialogueOperation;
import dev.atelier.simulator.invented.wire.InventedCall;
import dev.atelier.simulator.invented.wire.InventedKey;
import dev.atelier.simulator.invented.wire.Refusal;
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
    private static final String EDITION = "2026-10";
    private static final int FORBIDDEN = 403;

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
        InventedKey key = InventedKey.of(request, "Lantern-Key", "");
        ProviderCall entry = book.open(ids.next("dlg-"), "chat", key.tail(), request);
        try {
            key.check(FORBIDDEN);
            if (!EDITION.equals(request.header("Lantern-Edition"))) {
                throw Refusal.bad("Lantern-Edition must be " + EDITION + ".");
            }
            dialogues.serve(new InventedCall(exchange, entry, new LanternDialect()));
        } catch (Refusal refusal) {
            entry.refused(refusal.status());
            exchange.answer(new LanternDialect().error(refusal));
        }
    }
}
