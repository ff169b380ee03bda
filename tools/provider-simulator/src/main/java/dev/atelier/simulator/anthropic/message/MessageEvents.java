package dev.atelier.simulator.anthropic.message;

import static dev.atelier.simulator.anthropic.wire.AnthropicDialect.event;

import dev.atelier.simulator.delivery.Frame;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The stream in Anthropic's order: the message begins, its block begins, a ping, deltas, the ends of block and message. */
final class MessageEvents implements Iterator<Frame> {

    private static final int OPENING = 4;
    private static final int CLOSING = 3;
    private static final String DELTA = "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":";

    private final Message message;
    private final AnswerBlock block;
    private int position;

    MessageEvents(Message message) {
        this.message = message;
        this.block = message.block();
    }

    @Override
    public boolean hasNext() {
        return position < OPENING + block.deltas() + CLOSING;
    }

    @Override
    public Frame next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int at = position++;
        if (at < OPENING) {
            return opening(at);
        }
        int delta = at - OPENING;
        return delta < block.deltas() ? delta(delta) : closing(delta - block.deltas());
    }

    /** Thinking comes before the first word, so its tokens count with the beginning. */
    private Frame opening(int at) {
        return switch (at) {
            case 0 ->
                Frame.around(
                        event("message_start", "{\"type\":\"message_start\",\"message\":" + message.opening() + "}"),
                        message.usage().thinking());
            case 1 -> blockStart();
            case 2 -> Frame.around(event("ping", "{\"type\":\"ping\"}"));
            default -> Frame.around(event("content_block_delta", DELTA + block.emptyDelta() + "}"));
        };
    }

    private Frame blockStart() {
        String start = event(
                "content_block_start",
                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":" + block.start() + "}");
        return block.toolUse() == null ? Frame.around(start) : Frame.content(() -> start, block.headTokens());
    }

    private Frame delta(int index) {
        return Frame.content(
                () -> event("content_block_delta", DELTA + block.delta(index) + "}"), block.deltaTokens(index));
    }

    private Frame closing(int at) {
        return switch (at) {
            case 0 -> Frame.around(event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}"));
            case 1 -> Frame.around(event("message_delta", message.ending()));
            default -> Frame.around(event("message_stop", "{\"type\":\"message_stop\"}"));
        };
    }
}
