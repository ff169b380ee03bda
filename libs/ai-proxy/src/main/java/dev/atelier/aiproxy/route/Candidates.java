package dev.atelier.aiproxy.route;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** Who is left to be asked for one call: everybody once, then those again who may be. One call, one thread. */
final class Candidates {

    private final Deque<Candidate> untried;
    private final Deque<Candidate> again = new ArrayDeque<>();

    Candidates(Collection<Candidate> inOrder) {
        this.untried = new ArrayDeque<>(inOrder);
    }

    boolean isEmpty() {
        return untried.isEmpty() && again.isEmpty();
    }

    boolean hasUntried() {
        return !untried.isEmpty();
    }

    Candidate next() {
        return untried.isEmpty() ? again.removeFirst() : untried.removeFirst();
    }

    void again(Candidate candidate) {
        again.addLast(candidate);
    }
}
