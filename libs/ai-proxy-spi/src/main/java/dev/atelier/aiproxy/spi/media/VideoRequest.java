package dev.atelier.aiproxy.spi.media;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.Credential;
import tools.jackson.databind.node.ObjectNode;

/**
 * One attempt at ordering a video: the canonical body and what the attempt needs beside it.
 *
 * <p>The canonical body is much like OpenAI's request for a video, as a JSON tree: {@code model} (already the provider's own
 * name of it), {@code prompt}, {@code seconds} (a number), {@code size} ({@code 1280x720}), and {@code input_image} (https or
 * data) for a video that begins with a picture. Whatever else is in it passes through to adapters that know it.
 *
 * @param callId the call's id, the same from the gateway to the ledger; adapters hand it to providers that keep such a thing,
 *     so that an order can be found again
 * @param credential the key to present
 * @param body the canonical request; not to be changed
 * @param cancellation ends the attempt from outside, whatever it is waiting for; not the job
 */
public record VideoRequest(String callId, Credential credential, ObjectNode body, Cancellation cancellation) {

    /** The provider's name of the model. */
    public String model() {
        return body.path("model").asString("");
    }
}
