package dev.atelier.benchmarks.run;

import dev.atelier.benchmarks.stream.StreamResult;
import java.util.List;

/**
 * What open streams take.
 *
 * @param open streams that were open while it was measured
 * @param result how all of them ended
 */
public record MemoryFigures(int open, List<Growth> growths, StreamResult result) {

    /** Memory of one process in kilobytes, before any stream was opened and while all were open, garbage collected both times. */
    public record Growth(String process, Size before, Size during) {

        /** Kilobytes of resident memory for each stream. */
        public double residentEach(int streams) {
            return (double) (during.resident - before.resident) / streams;
        }

        /** Kilobytes of live objects for each stream. */
        public double liveEach(int streams) {
            return (double) (during.live - before.live) / streams;
        }
    }

    /**
     * @param live objects on the heap
     * @param resident memory of the whole process
     */
    public record Size(long live, long resident) {}
}
