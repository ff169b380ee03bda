package dev.atelier.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The buckets all gateways share. All buckets of a request are asked at the same time. Requests of one instance for one
 * bucket are merged, and a large bucket may give out a small part before it tells Redis: under load that saves most
 * round trips, and the sum over all instances exceeds the limit by at most that part each.
 */
final class SharedBuckets {

    private static final int MOST_KEPT = 50_000;

    private final BucketStore store;
    private final LimitProperties properties;
    private final Cache<String, SharedBucket> known = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    SharedBuckets(BucketStore store, LimitProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    /** The bucket known to be empty, if there is one: no other bucket needs to be asked then. */
    @Nullable
    Verdict knownEmpty(List<Claim> claims) {
        for (Claim claim : claims) {
            SharedBucket bucket = known.getIfPresent(claim.key());
            long nanos = bucket == null ? 0 : bucket.nanosEmpty();
            if (nanos > 0) {
                return Verdict.refused(claim, nanos);
            }
        }
        return null;
    }

    /** Takes a token from each. Waits at most the store's timeout; throws {@link StoreUnavailableException}. */
    List<Verdict> take(List<Claim> claims) {
        List<CompletableFuture<ConsumptionProbe>> asked = new ArrayList<>(claims.size());
        for (Claim claim : claims) {
            asked.add(bucket(claim).bucket().tryConsumeAndReturnRemaining(1));
        }
        long deadline = System.nanoTime() + properties.storeTimeout().toNanos();
        List<Verdict> verdicts = new ArrayList<>(claims.size());
        for (int i = 0; i < asked.size(); i++) {
            Claim claim = claims.get(i);
            Verdict verdict = Verdict.of(claim, await(asked.get(i), deadline, claims));
            bucket(claim).remember(verdict);
            verdicts.add(verdict);
        }
        return verdicts;
    }

    /** Gives a token back without waiting. */
    void giveBack(Claim claim) {
        bucket(claim).bucket().addTokens(1);
    }

    private ConsumptionProbe await(CompletableFuture<ConsumptionProbe> answer, long deadline, List<Claim> claims) {
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            // A request that hangs would hold up those merged behind it: later ones start afresh.
            claims.forEach(claim -> known.invalidate(claim.key()));
            throw new StoreUnavailableException("Redis did not answer", e);
        }
    }

    private SharedBucket bucket(Claim claim) {
        SharedBucket bucket = known.getIfPresent(claim.key());
        return bucket != null ? bucket : known.get(claim.key(), key -> open(claim));
    }

    private SharedBucket open(Claim claim) {
        return new SharedBucket(store.buckets()
                .builder()
                .withOptimization(merging(claim.limit()))
                .build(
                        claim.key().getBytes(StandardCharsets.UTF_8),
                        () -> CompletableFuture.completedFuture(claim.limit().bucket())));
    }

    private Optimization merging(Limit limit) {
        long untold = limit.burst() * properties.localTolerance() / 100;
        return untold < 1
                ? Optimizations.batching()
                : Optimizations.delaying(new DelayParameters(untold, properties.localToleranceTime()));
    }
}
