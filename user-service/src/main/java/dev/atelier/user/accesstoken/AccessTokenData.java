package dev.atelier.user.accesstoken;

import dev.atelier.personal.ErasesPersonalData;
import dev.atelier.personal.ExportsPersonalData;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** A user's tokens for programs, as their owner sees them. */
@Component
class AccessTokenData implements ExportsPersonalData, ErasesPersonalData {

    private final AccessTokenStore store;

    AccessTokenData(AccessTokenStore store) {
        this.store = store;
    }

    @Override
    public List<String> files() {
        return List.of("access-tokens");
    }

    @Override
    public void read(String userId, String file, Consumer<Object> sink) {
        store.livingOf(userId).stream().map(TokenView::of).forEach(sink);
    }

    @Override
    public void erase(String userId) {
        store.remove(userId);
    }
}
