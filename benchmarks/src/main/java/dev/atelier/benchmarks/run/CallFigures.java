package dev.atelier.benchmarks.run;

import dev.atelier.benchmarks.load.LoadResult;
import dev.atelier.benchmarks.process.CpuTime;
import dev.atelier.benchmarks.process.Group;
import dev.atelier.benchmarks.process.MeasuredProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One scenario at saturation, all rounds together.
 *
 * @param cpu spent from the start of each round until the work its calls left behind was done
 * @param rounds each of them alone: figures that still fall from round to round come from code that is not compiled yet
 */
public record CallFigures(LoadResult load, CpuTime cpu, List<CallFigures> rounds) {

    static CallFigures none() {
        return new CallFigures(LoadResult.none(), CpuTime.none(), List.of());
    }

    CallFigures plus(LoadResult round, CpuTime spent) {
        List<CallFigures> all = new ArrayList<>(rounds);
        all.add(new CallFigures(round, spent, List.of()));
        return new CallFigures(load.then(round), cpu.plus(spent), List.copyOf(all));
    }

    /** NaN without a call, and where no process of these groups can be seen from here. */
    public double cpuPerCall(Predicate<Group> groups) {
        boolean seen =
                cpu.millis().keySet().stream().map(MeasuredProcess::group).anyMatch(groups);
        return seen ? perCall(cpu.of(groups)) : Double.NaN;
    }

    public double cpuPerCall(MeasuredProcess process) {
        return perCall(cpu.of(process));
    }

    private double perCall(long millis) {
        return load.calls() == 0 ? Double.NaN : (double) millis / load.calls();
    }
}
