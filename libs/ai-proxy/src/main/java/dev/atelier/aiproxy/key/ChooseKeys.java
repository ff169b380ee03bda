package dev.atelier.aiproxy.key;

import dev.atelier.aiproxy.catalogue.Model;
import java.util.HashMap;
import java.util.Map;

/** Decides whose keys a call goes on: its user's own if there are any for a provider of the model, else the platform's. */
public final class ChooseKeys {

    private final CallerKeys callerKeys;

    /** Chooses among what {@code callerKeys} knows. */
    public ChooseKeys(CallerKeys callerKeys) {
        this.callerKeys = callerKeys;
    }

    /**
     * The keys for a call of the user to the model.
     *
     * @throws dev.atelier.platform.error.ApiException {@code SERVICE_UNAVAILABLE} if that cannot be told now
     */
    public OwnKeys of(String userId, Model model) {
        Map<String, OwnKey> own = new HashMap<>(2);
        for (Model.Route route : model.routes()) {
            OwnKey key = callerKeys.find(userId, route.provider());
            if (key != null) {
                own.put(route.provider(), key);
            }
        }
        return own.isEmpty() ? OwnKeys.NONE : new OwnKeys(own);
    }
}
