package dev.atelier.chat.model;

import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.key.ChooseKeys;
import dev.atelier.aiproxy.route.Providers;
import dev.atelier.platform.error.ApiException;
import org.springframework.stereotype.Component;

/** Whom a model can answer: everybody if the platform has a key for it, else those who have brought their own. */
@Component
class Availability {

    private final Providers providers;
    private final ChooseKeys chooseKeys;

    Availability(Providers providers, ChooseKeys chooseKeys) {
        this.providers = providers;
        this.chooseKeys = chooseKeys;
    }

    boolean of(Model model, String userId) {
        return providers.serve(model) || isOnOwnKeys(model, userId);
    }

    /** While it cannot be told the model is not available: a call to it would be refused as well. */
    private boolean isOnOwnKeys(Model model, String userId) {
        try {
            return !chooseKeys.of(userId, model).isEmpty();
        } catch (ApiException outage) {
            return false;
        }
    }
}
