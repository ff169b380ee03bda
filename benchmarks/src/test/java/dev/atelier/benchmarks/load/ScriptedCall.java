package dev.atelier.benchmarks.load;

import java.io.IOException;
import java.time.Duration;

/** Takes as long as it is told, and fails where it is told to. */
final class ScriptedCall implements Call {

    private final Duration first;
    private final int failing;
    private int made;

    /**
     * @param first how long the first call takes; the others take no time
     * @param failing number of the call that fails; 0 for none
     */
    ScriptedCall(Duration first, int failing) {
        this.first = first;
        this.failing = failing;
    }

    @Override
    public void open() {}

    @Override
    public void make() throws IOException {
        made++;
        if (made == 1) {
            Pause.of(first);
        }
        if (made == failing) {
            throw new IOException("as told");
        }
    }

    @Override
    public void close() {}
}
