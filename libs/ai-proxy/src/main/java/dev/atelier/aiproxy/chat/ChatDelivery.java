package dev.atelier.aiproxy.chat;

import dev.atelier.aiproxy.spi.ChatChunk;

/** Where the pipeline puts an answer. Called on the thread that placed the order. */
public interface ChatDelivery {

    /** Takes the next piece of a streamed answer. Never called for an order that does not stream. */
    void chunk(ChatChunk chunk);

    /**
     * Takes the finished answer, also the part that was made before the call was cancelled. This happens before the call
     * is closed in the journal: if it throws, the call ends as failed and costs nothing, for nobody got anything; unless
     * {@link dev.atelier.aiproxy.journal.Deliveries} finds it stored after all.
     */
    void result(ChatResult result);
}
