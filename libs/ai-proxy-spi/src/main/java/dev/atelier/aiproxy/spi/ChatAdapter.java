package dev.atelier.aiproxy.spi;

/** An adapter of a provider that chats, in one piece or as a stream. */
public interface ChatAdapter extends AiServiceAdapter<ChatRequest, ChatAnswer> {

    /**
     * Makes one attempt and returns as soon as the provider has accepted it; the chunks are then pulled.
     *
     * @return the open stream, which the caller closes
     * @throws ProviderException if the provider refused or could not be reached
     */
    ChatStream stream(ChatRequest request);
}
