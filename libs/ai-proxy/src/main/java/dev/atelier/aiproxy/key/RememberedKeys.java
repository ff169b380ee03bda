package dev.atelier.aiproxy.key;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The keys of users who have some. A key is asked for once and remembered for seconds; it is forgotten at once when a change
 * is told. If user-service is away then, a key that was known lately goes on: while user-service is away nobody can have
 * changed it.
 *
 * <p>What is asked for is in the cache as a promise before anybody is asked, so a change that is told meanwhile takes the
 * promise out, and an answer from before the change is remembered by nobody.
 */
final class RememberedKeys implements CallerKeys {

    private final KeyOwners owners;
    private final KeyClient client;
    private final long freshNanos;
    private final Ticker ticker;
    private final AsyncCache<Owner, Known> cache;

    RememberedKeys(KeyOwners owners, KeyClient client, KeyCacheProperties properties, Ticker ticker) {
        this.owners = owners;
        this.client = client;
        this.freshNanos = properties.fresh().toNanos();
        this.ticker = ticker;
        this.cache = Caffeine.newBuilder()
                .maximumSize(properties.size())
                .expireAfterWrite(properties.kept())
                .ticker(ticker)
                .executor(Runnable::run)
                .buildAsync();
    }

    @Override
    public @Nullable OwnKey find(String userId, String provider) {
        return owners.mayInclude(userId, provider) ? remembered(new Owner(userId, provider)) : null;
    }

    /** Somebody's key is not what it was. */
    void forget(Owner owner) {
        owners.add(owner);
        cache.asMap().remove(owner);
    }

    private @Nullable OwnKey remembered(Owner owner) {
        CompletableFuture<Known> promise = cache.getIfPresent(owner);
        if (promise == null) {
            return first(owner);
        }
        Known known = get(promise);
        return ticker.read() - known.at() < freshNanos ? known.key() : again(owner, promise, known);
    }

    /** Whoever comes first asks; the others wait for that answer. */
    private @Nullable OwnKey first(Owner owner) {
        var promise = new CompletableFuture<Known>();
        CompletableFuture<Known> earlier = cache.asMap().putIfAbsent(owner, promise);
        if (earlier != null) {
            return get(earlier).key();
        }
        try {
            Known known = ask(owner);
            promise.complete(known);
            return known.key();
        } finally {
            promise.cancel(false); // does nothing if it is complete
        }
    }

    private @Nullable OwnKey again(Owner owner, CompletableFuture<Known> before, Known known) {
        try {
            Known fresh = ask(owner);
            cache.asMap().replace(owner, before, CompletableFuture.completedFuture(fresh));
            return fresh.key();
        } catch (ApiException outage) {
            if (cache.getIfPresent(owner) == null) {
                throw outage; // a change was told meanwhile
            }
            return known.key();
        }
    }

    private Known ask(Owner owner) {
        KeyClient.HandedOutKey answer = client.key(owner.userId(), owner.service());
        String id = answer.keyId();
        String value = answer.keyValue();
        OwnKey key = id == null || value == null ? null : new OwnKey(id, new Credential(value));
        return new Known(key, ticker.read());
    }

    private static Known get(CompletableFuture<Known> promise) {
        try {
            return promise.join();
        } catch (CancellationException | CompletionException failed) {
            throw away();
        }
    }

    private static ApiException away() {
        return ApiException.of(ErrorCode.SERVICE_UNAVAILABLE);
    }

    private record Known(@Nullable OwnKey key, long at) {}
}
