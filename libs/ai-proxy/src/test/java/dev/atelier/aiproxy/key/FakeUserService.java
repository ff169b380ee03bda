package dev.atelier.aiproxy.key;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Knows keys, can be away, and can do something while it is being asked. */
final class FakeUserService implements KeyClient {

    final Map<Owner, String> keys = new ConcurrentHashMap<>();
    final AtomicInteger asked = new AtomicInteger();
    volatile boolean away;
    volatile Runnable whileAsked = () -> {};

    @Override
    public HandedOutKey key(String userId, String service) {
        asked.incrementAndGet();
        String value = keys.get(new Owner(userId, service));
        whileAsked.run();
        refuseIfAway();
        return new HandedOutKey(value == null ? null : "id-of-" + value, value);
    }

    /** Pages of two. */
    @Override
    public OwnersPage owners(@Nullable String after) {
        refuseIfAway();
        List<Owner> all = new ArrayList<>(keys.keySet());
        int from = after == null ? 0 : Integer.parseInt(after);
        int to = Math.min(from + 2, all.size());
        whileAsked.run();
        return new OwnersPage(all.subList(from, to), to == all.size() ? null : Integer.toString(to));
    }

    private void refuseIfAway() {
        if (away) {
            throw ApiException.of(ErrorCode.SERVICE_UNAVAILABLE);
        }
    }
}
