package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ProviderException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Step 4 of the pipeline: asks the providers of a model in order. What a provider has not taken may be tried again, at
 * the next provider at once or at the same one after a pause with jitter; the number of attempts is one budget for the
 * whole call.
 */
public final class ProviderRouter {

    private final Providers providers;
    private final Retry retry;

    /** A router whose {@code retry} says what may be repeated, how often and after which pause. */
    public ProviderRouter(Providers providers, Retry retry) {
        this.providers = providers;
        this.retry = retry;
    }

    /**
     * Makes attempts until one succeeds or none may follow.
     *
     * @param attempts notes what was tried
     * @throws ProviderException of the last attempt
     */
    public <T> T route(Model model, Cancellation cancellation, Attempts attempts, Attempt<T> attempt) {
        List<Candidate> candidates = model.routes().stream()
                .map(route -> new Candidate(providers.provider(route), route.model()))
                .filter(candidate -> candidate.provider().isAvailable())
                .toList();
        if (candidates.isEmpty()) {
            throw ProviderException.Unavailable.unreachable("no provider is configured", null);
        }
        Retry.AsyncContext<T> budget = retry.asyncContext();
        for (int turn = 0; ; turn++) {
            try {
                T answer = ask(candidates.get(turn % candidates.size()), cancellation, attempts, attempt);
                budget.onComplete();
                return answer;
            } catch (ProviderException failure) {
                boolean untriedLeft = turn + 1 < candidates.size();
                long pauseMillis = budget.onError(failure);
                if (!(untriedLeft && failure.anotherProviderMayHelp())) {
                    pauseOrGiveUp(pauseMillis, cancellation, failure);
                }
            }
        }
    }

    private static <T> T ask(Candidate candidate, Cancellation cancellation, Attempts attempts, Attempt<T> attempt) {
        Provider provider = candidate.provider();
        CircuitBreaker breaker = provider.breaker();
        if (!breaker.tryAcquirePermission()) {
            throw new ProviderException.Resting();
        }
        long start = breaker.getCurrentTimestamp();
        attempts.started();
        try {
            T answer = attempt.on(provider, candidate.model());
            breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
            attempts.succeeded(provider.name());
            return answer;
        } catch (ProviderException failure) {
            attempts.failed(provider.name(), failure);
            breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), failure);
            throw failure;
        } catch (RuntimeException bug) {
            breaker.releasePermission();
            throw bug;
        }
    }

    private static void pauseOrGiveUp(long pauseMillis, Cancellation cancellation, ProviderException failure) {
        if (pauseMillis < 0) {
            throw failure;
        }
        var cancelled = new CountDownLatch(1);
        Cancellation.Registration registration = cancellation.onCancel(cancelled::countDown);
        try {
            if (cancelled.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                throw new ProviderException.Cancelled();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException.Cancelled();
        } finally {
            registration.close();
        }
    }

    /** One try at one provider. */
    @FunctionalInterface
    public interface Attempt<T> {

        /**
         * Asks the provider once.
         *
         * @param model the provider's own name of the model
         */
        T on(Provider provider, String model);
    }

    private record Candidate(Provider provider, String model) {}
}
