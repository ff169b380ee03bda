package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ProviderException;
import io.github.resilience4j.retry.Retry;
import java.util.ArrayDeque;
import java.util.Deque;
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
    public <T> T route(Call call, Cancellation cancellation, Attempts attempts, Attempt<T> attempt) {
        return open(call, cancellation, attempts, (provider, name, trial) -> attempt.on(provider, name));
    }

    /**
     * Makes attempts like {@link #route}, but of the kind that goes on after it has returned: its trial says how it ended.
     *
     * @param attempts notes what was tried
     * @throws ProviderException of the last attempt
     */
    public <T> T open(Call call, Cancellation cancellation, Attempts attempts, Opening<T> opening) {
        Deque<Candidate> candidates = candidates(call);
        Retry.AsyncContext<T> budget = retry.asyncContext();
        while (true) {
            Candidate candidate = candidates.removeFirst();
            try {
                T answer = ask(candidate, attempts, opening);
                budget.onComplete();
                return answer;
            } catch (ProviderException failure) {
                boolean untriedNext =
                        !candidates.isEmpty() && !candidates.getFirst().tried();
                long pauseMillis = budget.onError(failure);
                if (pauseMillis >= 0) {
                    candidates.addLast(candidate.asTried());
                }
                if (candidates.isEmpty() || !failure.anotherProviderMayHelp() || isSpent(attempts)) {
                    throw failure;
                }
                if (!untriedNext) {
                    pause(Math.max(0, pauseMillis), cancellation);
                }
            }
        }
    }

    private Deque<Candidate> candidates(Call call) {
        Deque<Candidate> candidates = new ArrayDeque<>(providers.candidates(call));
        if (candidates.isEmpty()) {
            throw ProviderException.Unavailable.unreachable("no provider is configured", null);
        }
        return candidates;
    }

    private boolean isSpent(Attempts attempts) {
        return attempts.count() >= retry.getRetryConfig().getMaxAttempts();
    }

    private static <T> T ask(Candidate candidate, Attempts attempts, Opening<T> opening) {
        Provider provider = candidate.provider();
        Trial trial = Trial.of(provider.breaker());
        attempts.started();
        boolean classified = false;
        try {
            T answer = opening.on(provider, candidate.model(), trial);
            if (!trial.isOngoing()) {
                trial.succeeded();
            }
            classified = true;
            attempts.reached(provider.name());
            return answer;
        } catch (ProviderException failure) {
            trial.failed(failure);
            classified = true;
            attempts.failed(provider.name(), failure);
            throw failure;
        } finally {
            if (!classified) { // a fault of ours, after which nobody knows how far the request came
                trial.end();
                attempts.reached(provider.name());
            }
        }
    }

    private static void pause(long millis, Cancellation cancellation) {
        var cancelled = new CountDownLatch(1);
        Cancellation.Registration registration = cancellation.onCancel(cancelled::countDown);
        try {
            if (cancelled.await(millis, TimeUnit.MILLISECONDS)) {
                throw new ProviderException.Cancelled(false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException.Cancelled(false);
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

    /** One try at one provider that may go on after it has returned. */
    @FunctionalInterface
    public interface Opening<T> {

        /**
         * Asks the provider once.
         *
         * @param model the provider's own name of the model
         * @param trial to be told if the answer goes on, and then how it ended; it is judged by the return otherwise
         */
        T on(Provider provider, String model, Trial trial);
    }
}
