package dev.atelier.user.key;

import dev.atelier.platform.envelope.Page;
import dev.atelier.user.key.usage.KeyCalls;
import dev.atelier.user.key.usage.KeyUsage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Keys as people see them: without their value, with what they were used for. */
@Service
class ShowKeys {

    private final KeyCalls calls;
    private final Clock clock;

    ShowKeys(KeyCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    ApiKey one(ProviderKey key) {
        return key.toApiKey(usage(List.of(key)).getOrDefault(key.id(), KeyUsage.NONE));
    }

    Page<ApiKey> page(Page<ProviderKey> keys) {
        Map<String, KeyUsage> usage = usage(keys.items());
        return keys.map(key -> key.toApiKey(usage.getOrDefault(key.id(), KeyUsage.NONE)));
    }

    List<ApiKey> all(List<ProviderKey> keys) {
        Map<String, KeyUsage> usage = usage(keys);
        return keys.stream()
                .map(key -> key.toApiKey(usage.getOrDefault(key.id(), KeyUsage.NONE)))
                .toList();
    }

    private Map<String, KeyUsage> usage(List<ProviderKey> keys) {
        Instant now = clock.instant();
        return keys.isEmpty()
                ? Map.of()
                : calls.usage(keys.stream().map(ProviderKey::id).toList(), now);
    }
}
