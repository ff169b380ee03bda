package dev.atelier.simulator.ledger;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One call in the ledger, live: its connection's event loop writes it, anybody reads it. */
public final class ProviderCall {

    private final CallOrigin origin;
    private final Clock clock;
    private volatile Outcome outcome = Outcome.RUNNING;
    private volatile @Nullable String model;
    private volatile @Nullable Instant endedAt;
    private volatile @Nullable Integer status;
    private volatile @Nullable String fault;
    private volatile boolean served;
    private volatile int promptTokens;
    private volatile int completionTokens;
    private volatile int units;

    ProviderCall(CallOrigin origin, Clock clock) {
        this.origin = origin;
        this.clock = clock;
    }

    public void asksFor(String modelId) {
        model = modelId;
    }

    /** Work begins: from here on the call would be billed. */
    public void serves(int promptCount, int unitCount) {
        promptTokens = promptCount;
        units = unitCount;
        served = true;
    }

    public void produces(int tokens) {
        completionTokens += tokens;
    }

    public void completed(int httpStatus) {
        end(Outcome.COMPLETED, httpStatus, null);
    }

    public void cancelled() {
        end(Outcome.CANCELLED, null, fault);
    }

    public void refused(int httpStatus) {
        end(Outcome.REFUSED, httpStatus, null);
    }

    /** Broken by a fault; the status is null where the client got none. */
    public void failed(String faultKind, @Nullable Integer httpStatus) {
        end(Outcome.FAILED, httpStatus, faultKind);
    }

    /** Notes a fault that does not end the call by itself. */
    public void suffers(String faultKind) {
        fault = faultKind;
    }

    private void end(Outcome how, @Nullable Integer httpStatus, @Nullable String faultKind) {
        status = httpStatus;
        fault = faultKind == null ? fault : faultKind;
        endedAt = clock.instant();
        outcome = how;
    }

    public CallOrigin origin() {
        return origin;
    }

    public String id() {
        return origin.id();
    }

    public String operation() {
        return origin.operation();
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Null where the request was refused before it named one. */
    public @Nullable String model() {
        return model;
    }

    /** Null while running. */
    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** The HTTP status the client got, null where it got none. */
    public @Nullable Integer status() {
        return status;
    }

    /** The kind of fault it met. */
    public @Nullable String fault() {
        return fault;
    }

    /** Whether a provider would bill it: true once work began, whatever came then. */
    public boolean served() {
        return served;
    }

    public int promptTokens() {
        return promptTokens;
    }

    /** Tokens handed over so far. */
    public int completionTokens() {
        return completionTokens;
    }

    public int tokens() {
        return promptTokens + completionTokens;
    }

    public int units() {
        return units;
    }
}
