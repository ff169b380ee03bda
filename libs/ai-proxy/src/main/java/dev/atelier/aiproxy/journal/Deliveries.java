package dev.atelier.aiproxy.journal;

import org.jspecify.annotations.Nullable;

/**
 * What a studio knows of the answers it has stored. An instance that dies between storing an answer and closing its call
 * leaves an open call behind; whoever takes over closes it as the answer says, so that what a user was shown as the
 * price is what is counted.
 */
@FunctionalInterface
public interface Deliveries {

    /**
     * Looks for the answer of a call whose instance is dead. Blocks; a failure means nothing and is asked again.
     *
     * @param callId the call
     * @param reference what the studio gave when the call was opened
     * @return how the call ended, exactly as the stored answer tells; {@code null} if no answer is stored
     */
    @Nullable
    CallEnd find(String callId, String reference);
}
