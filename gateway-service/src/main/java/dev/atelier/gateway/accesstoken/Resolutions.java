package dev.atelier.gateway.accesstoken;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What user-service has said of tokens lately, by their hash. Good and refused tokens are kept apart, so that no flood of
 * bad ones can push the good ones out; requests with the same unknown token wait for one question.
 */
final class Resolutions {

    private static final int MOST_GOOD = 20_000;
    private static final int MOST_REFUSED = 10_000;

    /** Longer than a call to user-service can take. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private final AccessTokenClient userService;
    private final Cache<String, Resolution> good = cache(MOST_GOOD);
    private final Cache<String, Resolution> refused = cache(MOST_REFUSED);
    private final ConcurrentMap<String, CompletableFuture<Resolution>> asked = new ConcurrentHashMap<>();

    Resolutions(AccessTokenClient userService) {
        this.userService = userService;
    }

    /** What is known of the token, or what user-service says now; throws {@code SERVICE_UNAVAILABLE} if it is away. */
    Resolution of(String hash) {
        Resolution known = good.getIfPresent(hash);
        if (known == null) {
            known = refused.getIfPresent(hash);
        }
        return known == null ? ask(hash) : known;
    }

    /** The same, without what turned out to be out of date. */
    Resolution insteadOf(Resolution outdated, String hash) {
        good.asMap().remove(hash, outdated);
        return of(hash);
    }

    private Resolution ask(String hash) {
        var mine = new CompletableFuture<Resolution>();
        CompletableFuture<Resolution> first = asked.putIfAbsent(hash, mine);
        if (first != null) {
            return await(first);
        }
        try {
            Resolution answer = userService.resolve(new ResolveRequest(hash));
            (answer.isGood() ? good : refused).put(hash, answer);
            mine.complete(answer);
            return answer;
        } finally {
            asked.remove(hash, mine);
            mine.completeExceptionally(ApiException.of(ErrorCode.SERVICE_UNAVAILABLE));
        }
    }

    private static Resolution await(CompletableFuture<Resolution> first) {
        try {
            return first.get(LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ApiException.of(ErrorCode.SERVICE_UNAVAILABLE);
        } catch (ExecutionException | TimeoutException failed) {
            throw ApiException.of(ErrorCode.SERVICE_UNAVAILABLE).causedBy(failed);
        }
    }

    private static Cache<String, Resolution> cache(int most) {
        return Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfter(
                        Expiry.<String, Resolution>writing((_, answer) -> Duration.ofSeconds(answer.keepSeconds())))
                .executor(Runnable::run)
                .build();
    }
}
