package dev.atelier.benchmarks.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * A chunk's content, as the simulator makes it for {@code [[stamp=N]]}: {@code 000007@0000012345678901234}.
 *
 * @param number of the chunk in its stream, from 0
 * @param writtenAt {@link System#nanoTime()} of the simulator, which on Linux is the same clock as ours
 */
record Stamp(int number, long writtenAt) {

    private static final int NUMBER_DIGITS = 6;
    private static final int TIME_DIGITS = 19;

    /** All that an event's data holds; a chunk alone holds one. */
    static List<Stamp> in(String data) {
        List<Stamp> stamps = new ArrayList<>(1);
        for (int at = data.indexOf('@'); at >= 0; at = data.indexOf('@', at + 1)) {
            int from = at - NUMBER_DIGITS;
            int to = at + 1 + TIME_DIGITS;
            if (from >= 0 && to <= data.length()) {
                stamps.add(new Stamp(Integer.parseInt(data, from, at, 10), Long.parseLong(data, at + 1, to, 10)));
            }
        }
        return stamps;
    }
}
