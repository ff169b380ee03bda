package dev.atelier.simulator.ledger;

import dev.atelier.simulator.http.Incoming;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Writes one provider's calls down as they come: into the ledger, and word for word where that is wanted. */
public record CallBook(String provider, Ledger ledger, RequestLog requests, Clock clock) {

    /**
     * A call begins.
     *
     * @param id as the provider names it
     * @param operation what is asked for
     * @param keyTail the last characters of the key
     */
    public ProviderCall open(String id, String operation, String keyTail, Incoming request) {
        ProviderCall call = ledger.begin(
                new CallOrigin(id, provider, operation, clock.instant(), keyTail, request.header("traceparent")));
        if (requests.on()) {
            String body = new String(request.body(), StandardCharsets.UTF_8);
            requests.add(new RequestLog.RecordedRequest(id, provider, operation, request.path(), body));
        }
        return call;
    }
}
