package dev.atelier.benchmarks.run;

import dev.atelier.benchmarks.process.Group;
import dev.atelier.benchmarks.process.Heap;
import dev.atelier.benchmarks.process.MeasuredProcess;
import dev.atelier.benchmarks.run.MemoryFigures.Growth;
import dev.atelier.benchmarks.run.MemoryFigures.Size;
import dev.atelier.benchmarks.stream.OpenStreams;
import dev.atelier.benchmarks.stream.StreamResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Memory of the gateway and of chat-service without a stream and with many open ones. */
final class MeasureMemory {

    private final Bench bench;

    MeasureMemory(Bench bench) {
        this.bench = bench;
    }

    MemoryFigures measure() throws IOException, InterruptedException {
        int count = bench.options().openStreams();
        bench.progress().accept("memory: " + count + " open streams");
        bench.accounts().prepare(count);
        bench.processes().awaitQuiet();
        List<Size> before = sizes();
        AtomicReference<MemoryFigures> taken = new AtomicReference<>(noFigures());
        StreamResult result = new OpenStreams(bench.options().site(), bench.accounts(), count)
                .hold(open -> taken.set(new MemoryFigures(open, growths(before, sizes()), StreamResult.none())));
        return new MemoryFigures(taken.get().open(), taken.get().growths(), result);
    }

    private static MemoryFigures noFigures() {
        return new MemoryFigures(0, List.of(), StreamResult.none());
    }

    private List<MeasuredProcess> watched() {
        return Stream.of(Group.GATEWAY, Group.CHAT)
                .flatMap(group -> bench.processes().in(group).stream())
                .toList();
    }

    private List<Size> sizes() throws InterruptedException {
        List<Size> sizes = new ArrayList<>();
        for (MeasuredProcess process : watched()) {
            long live = Heap.liveKilobytes(process);
            sizes.add(new Size(live, process.residentKilobytes()));
        }
        return sizes;
    }

    private List<Growth> growths(List<Size> before, List<Size> during) {
        List<Growth> growths = new ArrayList<>();
        List<MeasuredProcess> processes = watched();
        for (int i = 0; i < processes.size(); i++) {
            growths.add(new Growth(processes.get(i).name(), before.get(i), during.get(i)));
        }
        return growths;
    }
}
