package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ProviderException;
import io.github.resilience4j.retry.Retry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Step 4 of the pipeline: asks the candidates of a call in order. What a provider has not taken may be tried again, at the
 * next candidate at once or at the same one after a pause with jitter. The number of attempts is limited for each call, and
 * by the {@link RetryBudget} for all calls together.
 */
public final class ProviderRouter {

    private final Providers providers;
    private final Retry retry;
    private final RetryBudget retryBudget;

    /** A router whose {@code retry} says what may be repeated, how often and after which pause. */
    public ProviderRouter(Providers providers, Retry retry, RetryBudget retryBudget) {
        this.providers = providers;
        this.retry = retry;
        this.retryBudget = retryBudget;
    }

    /**
     * Makes attempts until one succeeds or none may follow.
     *
     * @param attempts notes what was tried
     * @throws ProviderException of the last attempt, or of the first guard if no attempt could be made
     */
    public <T> T route(Call call, Cancellation cancellation, Attempts attempts, Attempt<T> attempt) {
        retryBudget.called();
        Candidates candidates = candidates(call);
        Retry.AsyncContext<T> retries = retry.asyncContext();
        ProviderException told = null;
        while (true) {
            Candidates.Turn turn = candidates.next();
            Candidate candidate = turn.candidate();
            Trial trial = null;
            pause(turn.pauseMillis(), cancellation);
            try {
                trial = Trial.of(candidate.key().guard(), call.promptTokens());
                T answer = ask(candidate, trial, attempts, attempt);
                retries.onComplete();
                return answer;
            } catch (ProviderException failure) {
                told = told == null || trial != null && saysMore(failure, candidate, call) ? failure : told;
                long pauseMillis = trial == null ? -1 : retries.onError(failure);
                if (pauseMillis >= 0) {
                    candidates.again(candidate, pauseMillis);
                }
                if (!mayGoOn(candidates, failure, attempts, trial)) {
                    throw told;
                }
            }
        }
    }

    /** What a fallback does not take the ordered model may do: its refusal must not hide how that one failed. */
    private static boolean saysMore(ProviderException failure, Candidate candidate, Call call) {
        return candidate.model().equals(call.model()) || failure.anotherProviderMayHelp();
    }

    private Candidates candidates(Call call) {
        var candidates = new Candidates(providers.candidates(call));
        if (candidates.isEmpty()) {
            throw ProviderException.Unavailable.unreachable("no provider is configured", null);
        }
        return candidates;
    }

    /** Passing over somebody whose guard lets nobody pass costs nothing of the budget. */
    private boolean mayGoOn(
            Candidates candidates, ProviderException failure, Attempts attempts, @Nullable Trial trial) {
        return !candidates.isEmpty()
                && failure.anotherProviderMayHelp()
                && attempts.count() < retry.getRetryConfig().getMaxAttempts()
                && (trial == null || retryBudget.take());
    }

    private static <T> T ask(Candidate candidate, Trial trial, Attempts attempts, Attempt<T> attempt) {
        attempts.started();
        boolean classified = false;
        boolean goesOn = false;
        try {
            T answer = attempt.on(candidate, trial);
            goesOn = trial.isOngoing();
            if (!goesOn) {
                trial.succeeded();
            }
            classified = true;
            attempts.reached(candidate.asked());
            return answer;
        } catch (ProviderException failure) {
            trial.failed(failure);
            classified = true;
            attempts.failed(candidate.asked(), failure);
            throw failure;
        } finally {
            if (!classified) { // a fault of ours, after which nobody knows how far the request came
                attempts.reached(candidate.asked());
            }
            if (!goesOn) {
                trial.end();
            }
        }
    }

    private static void pause(long millis, Cancellation cancellation) {
        if (millis == 0) {
            return;
        }
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

    /** One try at one candidate. */
    @FunctionalInterface
    public interface Attempt<T> {

        /**
         * Asks the provider once.
         *
         * @param trial to be told if the answer goes on after this has returned, and then how it ended; it is judged by the
         *     return otherwise
         */
        T on(Candidate candidate, Trial trial);
    }
}
