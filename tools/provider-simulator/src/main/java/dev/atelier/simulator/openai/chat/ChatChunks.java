package dev.atelier.simulator.openai.chat;

import dev.atelier.simulator.delivery.Frame;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The stream in OpenAI's order: roles, deltas of all choices in turn, finish reasons, usage if wanted, {@code [DONE]}. */
final class ChatChunks implements Iterator<Frame> {

    private final List<Choice> choices;
    private final ChatUsage usage;
    private final boolean includeUsage;
    private final String head;
    private final String tail;
    private int opened;
    private int turn;
    private int choice;
    private int closed;
    private boolean usageSent;
    private boolean done;

    ChatChunks(ChatCompletion completion, boolean includeUsage) {
        this.choices = completion.choices();
        this.usage = completion.usage();
        this.includeUsage = includeUsage;
        this.head = completion.chunkHead();
        this.tail = includeUsage ? "],\"usage\":null}\n\n" : "]}\n\n";
    }

    @Override
    public boolean hasNext() {
        return !done;
    }

    @Override
    public Frame next() {
        if (done) {
            throw new NoSuchElementException();
        }
        if (opened < choices.size()) {
            return opening(opened++);
        }
        if (seekDelta()) {
            return delta();
        }
        if (closed < choices.size()) {
            return finish(closed++);
        }
        if (includeUsage && !usageSent) {
            usageSent = true;
            return Frame.around(head + "],\"usage\":" + usage.json() + "}\n\n");
        }
        done = true;
        return Frame.around("data: [DONE]\n\n");
    }

    /** Reasoning comes before the first word, so its tokens count with the first role. */
    private Frame opening(int index) {
        String content = choices.get(index).toolCall() == null ? "\"\"" : "null";
        String delta = "{\"role\":\"assistant\",\"content\":" + content + ",\"refusal\":null}";
        return Frame.around(chunk(index, delta, "null"), index == 0 ? usage.reasoning() : 0);
    }

    /** Moves to the next choice that still has a delta in this turn or a later one. */
    private boolean seekDelta() {
        int exhausted = 0;
        while (exhausted < choices.size()) {
            if (choice == choices.size()) {
                choice = 0;
                turn++;
            }
            if (turn < choices.get(choice).deltas()) {
                return true;
            }
            choice++;
            exhausted++;
        }
        return false;
    }

    private Frame delta() {
        int index = choice++;
        int piece = turn;
        Choice one = choices.get(index);
        return Frame.content(() -> chunk(index, one.delta(piece), "null"), one.deltaTokens(piece));
    }

    private Frame finish(int index) {
        return Frame.around(chunk(index, "{}", '"' + choices.get(index).finishReason() + '"'));
    }

    private String chunk(int index, String delta, String finishReason) {
        return head + "{\"index\":" + index + ",\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":"
                + finishReason + "}" + tail;
    }
}
