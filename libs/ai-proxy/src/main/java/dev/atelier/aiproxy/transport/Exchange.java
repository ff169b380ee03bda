package dev.atelier.aiproxy.transport;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * One request and its answer against the clock: the first byte of the body has to come in time, then no silence may be
 * too long, and all of it has an end. Waiting for whoever reads the answer is no silence of the provider's.
 */
final class Exchange {

    private final HttpUriRequestBase request;
    private final long silenceNanos;
    private final long end;
    private boolean begun;
    private volatile long due;
    private volatile boolean overdue;

    /** Begins now, in nanoseconds of the monotonic clock. */
    Exchange(HttpUriRequestBase request, TimeLimits limits, long now) {
        this.request = request;
        this.silenceNanos = limits.silence().toNanos();
        this.end = now + limits.deadline().toNanos();
        this.due = earlier(now + limits.firstByte().toNanos());
    }

    /** Somebody waits for more of the body from now on. */
    void listening() {
        if (begun) {
            due = earlier(System.nanoTime() + silenceNanos);
        }
    }

    /** Some of the body came. */
    void heard() {
        begun = true;
        due = end;
    }

    /** Ends the exchange if its time is up. */
    void endIfOverdue(long now) {
        if (!overdue && now - due > 0) {
            overdue = true;
            request.abort();
        }
    }

    boolean isOverdue() {
        return overdue;
    }

    void abort() {
        request.abort();
    }

    private long earlier(long time) {
        return time - end < 0 ? time : end;
    }
}
