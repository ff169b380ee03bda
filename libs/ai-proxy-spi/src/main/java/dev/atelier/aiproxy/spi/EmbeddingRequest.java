package dev.atelier.aiproxy.spi;

import tools.jackson.databind.node.ObjectNode;

/**
 * One attempt at an embedding call: the canonical body and what the attempt needs beside it.
 *
 * <p>The canonical body is OpenAI's Embeddings request as a JSON tree, so that fields the platform does not know pass
 * through. {@code model} is already the provider's own name of the model.
 *
 * @param callId the call's id, the same from the gateway to the ledger
 * @param credential the key to present
 * @param body the canonical request; not to be changed
 * @param cancellation ends the attempt from outside, whatever it is waiting for
 */
public record EmbeddingRequest(String callId, Credential credential, ObjectNode body, Cancellation cancellation) {}
