package dev.atelier.simulator.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests as they came, for contract tests. Holds prompts, so it stays empty unless it is switched on. */
public final class RequestLog {

    /** How many it keeps. */
    public static final int CAPACITY = 100;

    private final boolean on;
    private final Deque<RecordedRequest> last = new ArrayDeque<>();

    /** One request: the id of its ledger entry, and its body, empty where it had none. */
    public record RecordedRequest(String id, String provider, String operation, String path, String body) {}

    public RequestLog(boolean on) {
        this.on = on;
    }

    public boolean on() {
        return on;
    }

    public void add(RecordedRequest request) {
        if (!on) {
            return;
        }
        synchronized (last) {
            if (last.size() == CAPACITY) {
                last.removeFirst();
            }
            last.addLast(request);
        }
    }

    /** The last ones, oldest first. */
    public List<RecordedRequest> last(int count) {
        synchronized (last) {
            return last.stream().skip(Math.max(0, last.size() - count)).toList();
        }
    }

    public void clear() {
        synchronized (last) {
            last.clear();
        }
    }
}
