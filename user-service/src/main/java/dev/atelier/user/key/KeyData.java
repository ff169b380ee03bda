package dev.atelier.user.key;

import dev.atelier.personal.ErasesPersonalData;
import dev.atelier.personal.ExportsPersonalData;
import dev.atelier.user.key.usage.KeyCalls;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** A user's provider keys: handed out masked, removed with all that was counted under them. */
@Component
class KeyData implements ExportsPersonalData, ErasesPersonalData {

    private final ProviderKeys keys;
    private final ShowKeys showKeys;
    private final KeyCalls calls;

    KeyData(ProviderKeys keys, ShowKeys showKeys, KeyCalls calls) {
        this.keys = keys;
        this.showKeys = showKeys;
        this.calls = calls;
    }

    @Override
    public List<String> files() {
        return List.of("provider-keys");
    }

    @Override
    public void read(String userId, String file, Consumer<Object> sink) {
        showKeys.all(keys.all(userId)).forEach(sink);
    }

    /** The calls first: when the keys are gone, nobody knows which calls were made with them. */
    @Override
    public void erase(String userId) {
        calls.remove(keys.all(userId).stream().map(ProviderKey::id).toList());
        keys.removeAll(userId);
    }
}
