package dev.atelier.aiproxy.chat;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.hold.HoldFunds;
import dev.atelier.aiproxy.journal.CallJournal;
import dev.atelier.aiproxy.relay.TracedSend;
import dev.atelier.aiproxy.route.Attempts;
import dev.atelier.aiproxy.spi.ProviderException;
import org.jspecify.annotations.Nullable;

/**
 * The one way a chat call travels: prepare, journal, hold, route, adapter, finish. Whatever happens after the journal
 * knows of the call, the call is closed exactly once.
 */
public final class ChatProxy {

    private final PrepareChat prepareChat;
    private final CallJournal journal;
    private final HoldFunds holdFunds;
    private final AskProvider askProvider;
    private final FinishChat finishChat;
    private final TracedSend traces;

    ChatProxy(
            PrepareChat prepareChat,
            CallJournal journal,
            HoldFunds holdFunds,
            AskProvider askProvider,
            FinishChat finishChat,
            TracedSend traces) {
        this.prepareChat = prepareChat;
        this.journal = journal;
        this.holdFunds = holdFunds;
        this.askProvider = askProvider;
        this.finishChat = finishChat;
        this.traces = traces;
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
        String traceparent = traces.currentTraceparent();
        journal.open(call, call.firstProvider(), traceparent);
        ChatResult result = ask(call, order, delivery, traceparent);
        deliver(call, result, delivery, traceparent);
        return result;
    }

    private ChatResult ask(Call call, ChatOrder order, ChatDelivery delivery, @Nullable String traceparent) {
        var attempts = new Attempts();
        boolean answered = false;
        try {
            if (!call.isOnOwnKeys()) {
                holdFunds.hold(call);
            }
            ChatResult result = answer(call, order, attempts, delivery);
            answered = true;
            return result;
        } finally {
            if (!answered) {
                finishChat.fail(call, attempts, traceparent);
            }
        }
    }

    private void deliver(Call call, ChatResult result, ChatDelivery delivery, @Nullable String traceparent) {
        boolean delivered = false;
        try {
            delivery.result(result);
            delivered = true;
        } finally {
            if (delivered) {
                finishChat.close(call, result, traceparent);
            } else {
                finishChat.settle(call, result, traceparent);
            }
        }
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
