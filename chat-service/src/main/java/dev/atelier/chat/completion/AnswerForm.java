package dev.atelier.chat.completion;

import dev.atelier.aiproxy.chat.ChatResult;
import tools.jackson.databind.node.ObjectNode;

/** The form in which a door answers: what the SDKs of its makers read. */
public interface AnswerForm {

    /** What clients call it; an idempotency key means another request for each. */
    String operation();

    /**
     * An answer in one piece.
     *
     * @param canonical the result's body; may be changed
     */
    ObjectNode whole(ChatResult result, ObjectNode canonical);

    /** Writes an answer as it is made. */
    CompletionWriter streamed(Streaming streaming);
}
