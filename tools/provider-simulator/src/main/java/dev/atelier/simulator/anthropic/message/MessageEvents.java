package dev.atelier.simulator.anthropic.message;

import static dev.atelier.simulator.anthropic.wire.AnthropicDialect.event;

import dev.atelier.simulator.delivery.Frame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The stream in Anthropic's order: the message begins, its thoughts if there are any, its block begins, a ping, deltas, the
 * ends of block and message.
 */
final class MessageEvents implements Iterator<Frame> {

    private final AnswerBlock block;
    private final int index;
    private final List<Frame> opening;
    private final List<Frame> closing;
    private int position;

    MessageEvents(Message message) {
        this.block = message.block();
        this.index = message.thought() == null ? 0 : 1;
        this.opening = opening(message);
        this.closing = List.of(
                blockStop(index),
                Frame.around(event("message_delta", message.ending())),
                Frame.around(event("message_stop", "{\"type\":\"message_stop\"}")));
    }

    @Override
    public boolean hasNext() {
        return position < opening.size() + block.deltas() + closing.size();
    }

    @Override
    public Frame next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int at = position++;
        if (at < opening.size()) {
            return opening.get(at);
        }
        int delta = at - opening.size();
        return delta < block.deltas() ? delta(delta) : closing.get(delta - block.deltas());
    }

    /** Thinking comes before the first word, so its tokens count with the beginning. */
    private List<Frame> opening(Message message) {
        List<Frame> frames = new ArrayList<>();
        frames.add(Frame.around(
                event("message_start", "{\"type\":\"message_start\",\"message\":" + message.opening() + "}"),
                message.usage().thinking()));
        if (message.thought() != null) {
            addThought(frames, message.thought());
        }
        String start = blockStart(index, block.start().toString());
        frames.add(block.toolUse() == null ? Frame.around(start) : Frame.content(() -> start, block.headTokens()));
        frames.add(Frame.around(event("ping", "{\"type\":\"ping\"}")));
        frames.add(Frame.around(delta(index, block.emptyDelta())));
        return frames;
    }

    private static void addThought(List<Frame> frames, Thought thought) {
        frames.add(Frame.around(blockStart(0, thought.start().toString())));
        frames.add(Frame.around(delta(0, thought.textDelta())));
        frames.add(Frame.around(delta(0, thought.signatureDelta())));
        frames.add(blockStop(0));
    }

    private Frame delta(int piece) {
        return Frame.content(() -> delta(index, block.delta(piece)), block.deltaTokens(piece));
    }

    private static String blockStart(int index, String block) {
        return event(
                "content_block_start",
                "{\"type\":\"content_block_start\",\"index\":" + index + ",\"content_block\":" + block + "}");
    }

    private static String delta(int index, String delta) {
        return event(
                "content_block_delta",
                "{\"type\":\"content_block_delta\",\"index\":" + index + ",\"delta\":" + delta + "}");
    }

    private static Frame blockStop(int index) {
        return Frame.around(event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":" + index + "}"));
    }
}
