package dev.atelier.aiproxy.plugin.guard;

import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;

/** A plug-in's adapter that chats. */
final class GuardedChat extends GuardedAdapter<ChatRequest, ChatAnswer> implements ChatAdapter {

    private final ChatAdapter adapter;

    GuardedChat(ChatAdapter adapter, Boundary boundary) {
        super(adapter, boundary);
        this.adapter = adapter;
    }

    @Override
    public ChatAnswer callService(ChatRequest request) {
        ChatRequest own = ownCopy(request);
        ChatAnswer answer = present(boundary.work(request.cancellation(), () -> adapter.callService(own)), "no answer");
        present(answer.body(), "an answer without a body");
        return answer;
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        ChatRequest own = ownCopy(request);
        ChatStream stream = present(boundary.work(request.cancellation(), () -> adapter.stream(own)), "no stream");
        return new GuardedStream(stream, request.cancellation(), boundary);
    }

    /** What it does to the body is not seen by whoever is asked next. */
    private static ChatRequest ownCopy(ChatRequest request) {
        return new ChatRequest(
                request.callId(),
                request.credential(),
                request.body().deepCopy(),
                request.maxOutput(),
                request.cancellation());
    }
}
