package dev.atelier.benchmarks.run;

import dev.atelier.benchmarks.load.LoadResult;
import dev.atelier.benchmarks.platform.Scenario;
import dev.atelier.benchmarks.process.Processes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that a run has measured. */
public record Figures(
        Options options,
        Processes processes,
        Map<Scenario, CallFigures> calls,
        Map<Scenario, LoadResult> latency,
        StreamFigures streams,
        @Nullable MemoryFigures memory,
        EventCount events) {

    /** @throws IllegalStateException if nothing of that kind was measured */
    public CallFigures calls(Scenario scenario) {
        return Objects.requireNonNull(calls.get(scenario));
    }

    public SignInCost signIn() {
        return new SignInCost(calls(Scenario.SIGN_IN), calls(Scenario.BCRYPT));
    }

    public LoadResult latency(Scenario scenario) {
        return Objects.requireNonNull(latency.get(scenario));
    }

    /** Calls and streams that were not answered as they should have been. */
    public long errors() {
        long calling = loads().mapToLong(LoadResult::errors).sum();
        long streaming = streams.direct().faults() + streams.through().faults();
        return calling + streaming + (memory == null ? 0 : memory.result().faults());
    }

    /** What the first of each kind was. */
    public List<String> firstErrors() {
        Stream<@Nullable String> streaming = Stream.of(
                streams.direct().firstFault(),
                streams.through().firstFault(),
                memory == null ? null : memory.result().firstFault());
        return Stream.concat(loads().map(LoadResult::firstError), streaming)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }

    private Stream<LoadResult> loads() {
        return Stream.concat(calls.values().stream().map(CallFigures::load), latency.values().stream());
    }
}
