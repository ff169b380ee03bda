package dev.atelier.gateway.limit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a caller may go on. A request takes one token from each of up to three buckets: its address, its user,
 * and its route as used by that caller. When one of them refuses, the user's and the route's tokens go back; the
 * address's does not, because a refused request is still traffic from there. A bucket that has refused is not asked
 * again before it can have a token.
 *
 * <p>Redis slow or away: each instance goes on with its share of every limit. It is never open, and nobody is locked out.
 */
public final class RateLimiter {

    private final LimitProperties limits;
    private final SharedBuckets shared;
    private final LocalBuckets local;
    private final CircuitBreaker store;
    private final LimitMetrics metrics;

    RateLimiter(
            LimitProperties limits,
            SharedBuckets shared,
            LocalBuckets local,
            CircuitBreaker store,
            LimitMetrics metrics) {
        this.limits = limits;
        this.shared = shared;
        this.local = local;
        this.store = store;
        this.metrics = metrics;
    }

    /** Whether the address has used up its limit, as far as is known without asking: cheap enough to go first. */
    public @Nullable Admission refusedAlready(String address) {
        if (limits.ip().isOff()) {
            return null;
        }
        Verdict empty = shared.knownEmpty(List.of(Claim.of(LimitKind.IP, limits.ip(), address)));
        return empty == null ? null : refused(empty);
    }

    /**
     * Counts one request.
     *
     * @param address whom the address limit counts
     * @param userId the signed-in user; {@code null} when nobody is
     * @param api the route; {@code null} when there is none
     */
    public Admission admit(String address, @Nullable String userId, @Nullable String api) {
        List<Claim> claims = claims(address, userId, api);
        if (claims.isEmpty()) {
            return Admission.of(null);
        }
        Verdict empty = shared.knownEmpty(claims);
        return empty != null ? refused(empty) : count(claims);
    }

    private Admission count(List<Claim> claims) {
        List<Verdict> verdicts = askStore(claims);
        boolean fromStore = verdicts != null;
        if (verdicts == null) {
            verdicts = local.take(claims);
        }
        Verdict decisive = Verdict.decisive(verdicts);
        if (decisive != null && !decisive.taken()) {
            giveBack(verdicts, fromStore);
            return refused(decisive);
        }
        metrics.admitted(fromStore);
        return Admission.of(decisive);
    }

    private @Nullable List<Verdict> askStore(List<Claim> claims) {
        if (!store.tryAcquirePermission()) {
            return null;
        }
        long start = System.nanoTime();
        try {
            List<Verdict> verdicts = shared.take(claims);
            store.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return verdicts;
        } catch (StoreUnavailableException e) {
            store.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            return null;
        }
    }

    private void giveBack(List<Verdict> verdicts, boolean fromStore) {
        for (Verdict verdict : verdicts) {
            if (verdict.taken() && verdict.claim().kind() != LimitKind.IP) {
                if (fromStore) {
                    shared.giveBack(verdict.claim());
                } else {
                    local.giveBack(verdict.claim());
                }
            }
        }
    }

    private Admission refused(Verdict verdict) {
        metrics.refused(verdict.claim().kind());
        return Admission.of(verdict);
    }

    private List<Claim> claims(String address, @Nullable String userId, @Nullable String api) {
        List<Claim> claims = new ArrayList<>(3);
        add(claims, LimitKind.IP, address);
        if (userId != null) {
            add(claims, LimitKind.USER, userId);
        }
        if (api != null) {
            add(claims, LimitKind.API, api + ':' + (userId != null ? userId : address));
        }
        return claims;
    }

    private void add(List<Claim> claims, LimitKind kind, String subject) {
        Limit limit = limits.of(kind);
        if (!limit.isOff()) {
            claims.add(Claim.of(kind, limit, subject));
        }
    }
}
