package dev.atelier.benchmarks.jmh;

import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A conversation of ten turns to the provider's format and its answer back, whole and chunk by chunk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class AdapterBenchmark {

    @Param
    private CannedProvider provider;

    private final ChatRequest request = CannedProvider.request();
    private ChatAdapter whole;
    private ChatAdapter streamed;

    @Setup
    public void initialize() {
        whole = provider.adapter(false);
        streamed = provider.adapter(true);
    }

    /** A call: the request is translated, and the answer of 100 words. */
    @Benchmark
    public ChatAnswer translate() {
        return whole.callService(request);
    }

    /** One of 100 chunks; a hundredth of the request's translation is in it. */
    @Benchmark
    @OperationsPerInvocation(CannedProvider.CHUNKS)
    public void chunk(Blackhole sink) {
        try (ChatStream stream = streamed.stream(request)) {
            for (ChatChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
                sink.consume(chunk);
            }
        }
    }
}
