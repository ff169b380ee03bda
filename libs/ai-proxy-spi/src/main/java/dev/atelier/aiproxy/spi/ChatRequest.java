package dev.atelier.aiproxy.spi;

import tools.jackson.databind.node.ObjectNode;

/**
 * One attempt at a chat call: the canonical body and what the attempt needs beside it.
 *
 * <p>The canonical body is OpenAI's Chat Completions request as a JSON tree, so that fields the platform does not know
 * pass through. {@code model} is already the provider's own name of the model. An adapter that changes the body works
 * on a copy: the next attempt sees it again.
 *
 * @param callId the call's id, the same from the gateway to the ledger
 * @param credential the key to present
 * @param body the canonical request; not to be changed
 * @param maxOutput tokens an answer of the model may have at most, as the catalogue has it; at least 1
 * @param cancellation ends the attempt from outside, whatever it is waiting for
 */
public record ChatRequest(
        String callId, Credential credential, ObjectNode body, int maxOutput, Cancellation cancellation) {

    /** The provider's name of the model. */
    public String model() {
        return body.path("model").asString("");
    }

    /** Tokens one answer may have: as many as the request allows, but no more than the model gives. */
    public int outputLimit() {
        long asked = body.path("max_completion_tokens")
                .asLong(body.path("max_tokens").asLong(maxOutput));
        return (int) Math.min(asked, maxOutput);
    }
}
