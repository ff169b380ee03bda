package dev.atelier.aiproxy.chat;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.pipeline.Pipeline;
import dev.atelier.aiproxy.route.Attempts;
import dev.atelier.aiproxy.spi.ProviderException;

/** The one way a chat call travels: prepare, journal, hold, route, adapter, finish. */
public final class ChatProxy {

    private final PrepareChat prepareChat;
    private final Pipeline pipeline;
    private final AskProvider askProvider;
    private final FinishChat finishChat;

    ChatProxy(PrepareChat prepareChat, Pipeline pipeline, AskProvider askProvider, FinishChat finishChat) {
        this.prepareChat = prepareChat;
        this.pipeline = pipeline;
        this.askProvider = askProvider;
        this.finishChat = finishChat;
    }

    /**
     * Makes a call and blocks until it is over; a virtual thread is the place for it.
     *
     * @return the result, which {@code delivery} has taken already
     * @throws dev.atelier.platform.error.ApiException if the order cannot be honoured; nothing was spent
     * @throws ProviderException if no provider answered; the call is closed
     */
    public ChatResult chat(ChatOrder order, ChatDelivery delivery) {
        Call call = prepareChat.prepare(order);
        return pipeline.run(call, attempts -> answer(call, order, attempts, delivery), delivery::result);
    }

    private ChatResult answer(Call call, ChatOrder order, Attempts attempts, ChatDelivery delivery) {
        var transcript = new Transcript();
        try {
            askProvider.ask(call, order, attempts, transcript, delivery);
            return finishChat.result(call, order, attempts.answeredBy(), transcript, false);
        } catch (ProviderException.Cancelled e) {
            if (attempts.reached() == null) {
                throw e;
            }
            return finishChat.result(call, order, attempts.answeredBy(), transcript, true);
        }
    }
}
