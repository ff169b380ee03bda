package dev.atelier.aiproxy.live;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.platform.stop.UnderWay;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that wait for a provider just now. Safe for every thread. */
public final class LiveCalls implements UnderWay {

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

    @Override
    public int end() {
        ended = true;
        int count = waiting.size();
        waiting.forEach(Cancellation::cancel);
        return count;
    }

    @Override
    public void begin() {
        ended = false;
    }
}
