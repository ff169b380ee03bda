package dev.atelier.benchmarks.stream;

import dev.atelier.benchmarks.load.Latencies;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a number of streams showed.
 *
 * @param streams that came whole and in order
 * @param faults streams that did not
 * @param firstFault what was wrong with the first of those
 */
public record StreamResult(
        long streams, long faults, @Nullable String firstFault, StreamTimes times) {

    /**
     * @param firstByte from the request to the arrival of the first chunk
     * @param asked from the request to the moment the provider wrote its first chunk
     * @param firstChunk from that moment to its arrival
     * @param laterChunks from the writing to the arrival of each chunk after the first
     */
    public record StreamTimes(Latencies firstByte, Latencies asked, Latencies firstChunk, Latencies laterChunks) {

        static StreamTimes empty() {
            return new StreamTimes(new Latencies(), new Latencies(), new Latencies(), new Latencies());
        }

        StreamTimes plus(StreamTimes other) {
            return new StreamTimes(
                    sum(firstByte, other.firstByte),
                    sum(asked, other.asked),
                    sum(firstChunk, other.firstChunk),
                    sum(laterChunks, other.laterChunks));
        }

        private static Latencies sum(Latencies left, Latencies right) {
            Latencies both = new Latencies();
            both.add(left);
            both.add(right);
            return both;
        }
    }

    public static StreamResult none() {
        return new StreamResult(0, 0, null, StreamTimes.empty());
    }

    public StreamResult plus(StreamResult other) {
        String fault = Stream.of(this, other)
                .map(StreamResult::firstFault)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new StreamResult(streams + other.streams, faults + other.faults, fault, times.plus(other.times));
    }
}
