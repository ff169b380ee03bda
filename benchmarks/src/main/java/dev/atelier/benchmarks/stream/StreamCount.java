package dev.atelier.benchmarks.stream;

import dev.atelier.benchmarks.platform.StreamCall;
import dev.atelier.benchmarks.stream.StreamResult.StreamTimes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What one thread has seen so far. */
final class StreamCount {

    private final StreamTimes times = StreamTimes.empty();
    private long streams;
    private long faults;
    private @Nullable String firstFault;

    void take(StreamCall call, int chunks, int delayMillis, Runnable whenBegun) {
        String fault;
        try {
            byte[] request = call.request(chunks, delayMillis);
            StreamWatch watch = new StreamWatch(chunks, times, whenBegun);
            call.stream(request, watch);
            fault = watch.fault();
        } catch (IOException e) {
            fault = e.toString();
        }
        if (fault == null) {
            streams++;
        } else {
            faults++;
            firstFault = firstFault == null ? fault : firstFault;
        }
    }

    StreamResult result() {
        return new StreamResult(streams, faults, firstFault, times);
    }
}
