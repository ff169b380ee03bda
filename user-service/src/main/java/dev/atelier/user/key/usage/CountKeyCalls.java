package dev.atelier.user.key.usage;

import dev.atelier.events.UsageEvent;
import dev.atelier.events.UsageEvent.KeyOwner;
import dev.atelier.intake.CountEvents;
import java.util.List;
import org.springframework.stereotype.Component;

/** Of all usage events, takes those of calls made with users' own keys. */
@Component
class CountKeyCalls implements CountEvents {

    private final KeyCalls calls;

    CountKeyCalls(KeyCalls calls) {
        this.calls = calls;
    }

    @Override
    public void prepare() {
        calls.ensureIndexes();
    }

    @Override
    public void count(List<UsageEvent> events) {
        List<UsageEvent> onOwnKeys = events.stream()
                .filter(event -> event.keyOwner() == KeyOwner.USER && event.keyId() != null)
                .toList();
        if (!onOwnKeys.isEmpty()) {
            calls.record(onOwnKeys);
        }
    }
}
