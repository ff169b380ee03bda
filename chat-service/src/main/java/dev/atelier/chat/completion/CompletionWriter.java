package dev.atelier.chat.completion;

import dev.atelier.aiproxy.chat.ChatDelivery;

/** Writes an answer in the form the client wants: in one piece or as a stream. */
public interface CompletionWriter extends ChatDelivery, AutoCloseable {

    /** Writes an answer that was kept. */
    void replay(String answer);

    /**
     * Tells of a failure, if it can still be told of in the answer itself.
     *
     * @return whether it was
     */
    boolean fail(RuntimeException failure);

    /** Nobody waits for the client's going any more. */
    @Override
    void close();
}
