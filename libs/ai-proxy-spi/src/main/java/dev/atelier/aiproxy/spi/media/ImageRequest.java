package dev.atelier.aiproxy.spi.media;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.Credential;
import tools.jackson.databind.node.ObjectNode;

/**
 * One attempt at a call for pictures: the canonical body and what the attempt needs beside it.
 *
 * <p>The canonical body is OpenAI's request for an image generation as a JSON tree ({@code prompt}, {@code n}, {@code size},
 * {@code quality}, {@code output_format} …), so that fields the platform does not know pass through. With {@code images} it is
 * an edit, in OpenAI's JSON form: objects with an {@code image_url}, https or data. {@code model} is already the provider's own
 * name of the model.
 *
 * @param callId the call's id, the same from the gateway to the ledger
 * @param credential the key to present
 * @param body the canonical request; not to be changed
 * @param cancellation ends the attempt from outside, whatever it is waiting for
 */
public record ImageRequest(String callId, Credential credential, ObjectNode body, Cancellation cancellation) {

    /** The provider's name of the model. */
    public String model() {
        return body.path("model").asString("");
    }

    /** How many pictures are wanted. */
    public int count() {
        return body.path("n").asInt(1);
    }
}
