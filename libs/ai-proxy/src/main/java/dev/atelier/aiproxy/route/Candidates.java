package dev.atelier.aiproxy.route;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** Who is left to be asked for one call: everybody once, then those again who may be, not before their time. One thread. */
final class Candidates {

    private final Deque<Turn> untried = new ArrayDeque<>();
    private final Deque<Turn> again = new ArrayDeque<>();

    Candidates(Collection<Candidate> inOrder) {
        inOrder.forEach(candidate -> untried.add(new Turn(candidate, System.nanoTime())));
    }

    boolean isEmpty() {
        return untried.isEmpty() && again.isEmpty();
    }

    Turn next() {
        return untried.isEmpty() ? again.removeFirst() : untried.removeFirst();
    }

    void again(Candidate candidate, long pauseMillis) {
        again.addLast(new Turn(
                candidate, System.nanoTime() + Duration.ofMillis(pauseMillis).toNanos()));
    }

    /**
     * Whose turn it is.
     *
     * @param candidate who is asked
     * @param notBefore by {@link System#nanoTime}
     */
    record Turn(Candidate candidate, long notBefore) {

        /** How long to wait still; 0 if it is time. */
        long pauseMillis() {
            return Math.max(0, Duration.ofNanos(notBefore - System.nanoTime()).toMillis());
        }
    }
}
