package dev.atelier.aiproxy.live;

import dev.atelier.aiproxy.spi.Cancellation;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that wait for a provider just now. Safe for every thread. */
public final class LiveCalls {

    private final Set<Cancellation> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    /** Notes that a call waits for its provider; ends it at once if all calls were ended before. */
    public void enter(Cancellation call) {
        waiting.add(call);
        if (ended) {
            call.cancel();
        }
    }

    /** Notes that it does so no more. */
    public void leave(Cancellation call) {
        waiting.remove(call);
    }

    /** Whether this instance had to stop and has ended what was under way: then a cancelled call still has its client. */
    public boolean ended() {
        return ended;
    }

    /** Ends all calls, also those that are yet to come, and tells how many there were. */
    int end() {
        ended = true;
        int count = waiting.size();
        waiting.forEach(Cancellation::cancel);
        return count;
    }

    void begin() {
        ended = false;
    }
}
