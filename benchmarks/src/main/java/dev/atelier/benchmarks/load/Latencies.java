package dev.atelier.benchmarks.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/** Durations, kept to three digits. Not for several threads at once. */
public final class Latencies {

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(10);
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    /** A thousand open streams have four each, and hardly anything in them. */
    private final Histogram histogram = new PackedHistogram(LONGEST, DIGITS);

    /** Negative values, which only clocks that disagree can make, fail: they must not pass as zero. */
    public void record(long nanos) {
        histogram.recordValue(Math.min(nanos, LONGEST));
    }

    public void add(Latencies other) {
        histogram.add(other.histogram);
    }

    public long count() {
        return histogram.getTotalCount();
    }

    int bytes() {
        return histogram.getEstimatedFootprintInBytes();
    }

    /** NaN if nothing was recorded. */
    public double millisAt(double percentile) {
        return count() == 0 ? Double.NaN : histogram.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }
}
