package dev.atelier.aiproxy.journal;

import org.jspecify.annotations.Nullable;

/**
 * What a studio knows of the answers it has stored. An instance that dies between storing an answer and closing its call
 * leaves an open call behind, and one whose store failed does not know whether the answer is stored. Such calls are closed
 * as the answer says if it is there, so that what a user was shown as the price is what is counted.
 */
@FunctionalInterface
public interface Deliveries {

    /**
     * Looks for the answer of a call. Blocks; a failure means nothing and is asked again.
     *
     * @param callId the call
     * @param reference what the studio gave when the call was opened
     * @return how the call ended, exactly as the stored answer tells; {@code null} if no answer is stored
     */
    @Nullable
    CallEnd find(String callId, String reference);

    /** How a call ended of which nothing else is known: as its stored answer tells, else it failed. */
    default CallEnd endOf(String callId, @Nullable String reference, String provider, String model) {
        CallEnd delivered = reference == null ? null : find(callId, reference);
        return delivered == null ? CallEnd.failed(provider, model) : delivered;
    }
}
