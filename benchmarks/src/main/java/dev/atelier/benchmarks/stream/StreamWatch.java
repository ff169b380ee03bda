package dev.atelier.benchmarks.stream;

import dev.atelier.benchmarks.stream.StreamResult.StreamTimes;
import dev.atelier.benchmarks.wire.EventListener;
import org.jspecify.annotations.Nullable;

/** Watches one stream: times every chunk, and sees what is missing, doubled or out of order. */
final class StreamWatch implements EventListener {

    private final int chunks;
    private final StreamTimes times;
    private final Runnable whenBegun;
    private final long askedAt = System.nanoTime();
    private int received;
    private boolean ended;
    private @Nullable String fault;

    /** @param whenBegun run at the first chunk */
    StreamWatch(int chunks, StreamTimes times, Runnable whenBegun) {
        this.chunks = chunks;
        this.times = times;
        this.whenBegun = whenBegun;
    }

    /** The platform names its events, the provider does not. Its last event repeats the whole text, so only deltas count. */
    @Override
    public void event(String name, String data, long arrivedAt) {
        switch (name) {
            case "message", "delta" -> {
                ended = ended || data.equals("[DONE]");
                Stamp.in(data).forEach(stamp -> chunk(stamp, arrivedAt));
            }
            case "done" -> ended = true;
            default -> fault = "An event named " + name + ": " + data;
        }
    }

    private void chunk(Stamp stamp, long arrivedAt) {
        if (stamp.number() != received) {
            fault = "Chunk " + stamp.number() + " came where " + received + " was due";
        }
        if (received == 0) {
            times.firstByte().record(arrivedAt - askedAt);
            times.asked().record(stamp.writtenAt() - askedAt);
            times.firstChunk().record(arrivedAt - stamp.writtenAt());
            whenBegun.run();
        } else {
            times.laterChunks().record(arrivedAt - stamp.writtenAt());
        }
        received++;
    }

    /** What was wrong with the stream, now that it is over; null if it came whole and in order. */
    @Nullable
    String fault() {
        if (fault == null && received != chunks) {
            return received + " of " + chunks + " chunks came";
        }
        return fault == null && !ended ? "The end was missing" : fault;
    }
}
