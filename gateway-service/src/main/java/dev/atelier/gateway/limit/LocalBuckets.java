package dev.atelier.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Buckets in this process, each with this instance's share of the limit: what counts while Redis is away. */
final class LocalBuckets {

    private static final int MOST_KEPT = 50_000;

    private final GatewayInstances instances;
    private final Cache<Share, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    LocalBuckets(GatewayInstances instances) {
        this.instances = instances;
    }

    /** Takes a token from each until one refuses; what the user's and the API's bucket gave then goes back. */
    List<Verdict> take(List<Claim> claims) {
        int live = instances.count();
        List<Verdict> verdicts = new ArrayList<>(claims.size());
        for (Claim claim : claims) {
            Verdict verdict = Verdict.of(claim, bucket(claim, live).tryConsumeAndReturnRemaining(1));
            verdicts.add(verdict);
            if (!verdict.taken()) {
                break;
            }
        }
        return verdicts;
    }

    void giveBack(Claim claim) {
        bucket(claim, instances.count()).addTokens(1);
    }

    private Bucket bucket(Claim claim, int live) {
        return buckets.get(
                new Share(claim.key(), live), share -> newBucket(claim.limit().share(live)));
    }

    private static Bucket newBucket(Limit limit) {
        return Bucket.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(limit.burst()).refillGreedy(limit.perSecond(), Duration.ofSeconds(1)))
                .build();
    }

    private record Share(String key, int live) {}
}
