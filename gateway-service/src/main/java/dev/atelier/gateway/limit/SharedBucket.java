package dev.atelier.gateway.limit;

import io.github.bucket4j.distributed.AsyncBucketProxy;

/** A bucket in Redis, and until when it is known to be empty. */
final class SharedBucket {

    private final AsyncBucketProxy bucket;
    private volatile long emptyUntilNanos;
    private volatile boolean empty;

    SharedBucket(AsyncBucketProxy bucket) {
        this.bucket = bucket;
    }

    AsyncBucketProxy bucket() {
        return bucket;
    }

    void remember(Verdict verdict) {
        if (!verdict.taken()) {
            emptyUntilNanos = System.nanoTime() + verdict.nanosToNext();
            empty = true;
        }
    }

    /** Nanoseconds until there can be a token again, as the last refusal said; 0 when nothing is known. */
    long nanosEmpty() {
        if (!empty) {
            return 0;
        }
        long left = emptyUntilNanos - System.nanoTime();
        if (left <= 0) {
            empty = false;
            return 0;
        }
        return left;
    }
}
