package dev.atelier.aiproxy.chat;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.Spender;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.aiproxy.key.ChooseKeys;
import dev.atelier.aiproxy.key.OwnKeys;
import dev.atelier.aiproxy.route.Providers;
import dev.atelier.aiproxy.spi.TokenUsage;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.time.Clock;
import org.bson.types.ObjectId;

/**
 * Step 1: finds the model, refuses what it cannot do, chooses whose keys the call goes on, and says the most it can cost.
 */
final class PrepareChat {

    private final ModelCatalogue catalogue;
    private final Providers providers;
    private final ChooseKeys chooseKeys;
    private final Clock clock;

    PrepareChat(ModelCatalogue catalogue, Providers providers, ChooseKeys chooseKeys, Clock clock) {
        this.catalogue = catalogue;
        this.providers = providers;
        this.chooseKeys = chooseKeys;
        this.clock = clock;
    }

    Call prepare(ChatOrder order) {
        Model model = catalogue.find(order.modelId());
        if (model == null) {
            throw ApiException.invalid("model", "proxy.model.unknown");
        }
        refuseWhatItCannotDo(order, model);
        OwnKeys keys = chooseKeys.of(order.spender().userId(), model);
        if (keys.isEmpty()) {
            refuseOnThePlatformsKeys(order.spender(), model);
        }
        var most = new TokenUsage(order.promptTokens(), 0, order.outputLimit(model.maxOutput()), 0);
        return new Call(
                ObjectId.get().toHexString(),
                order.spender(),
                "chat",
                "chat",
                model,
                catalogue.priceVersion(),
                keys.isEmpty() ? model.price().costMicros(most) : 0,
                clock.instant(),
                order.reference(),
                keys);
    }

    private static void refuseWhatItCannotDo(ChatOrder order, Model model) {
        if (order.promptTokens() >= model.contextWindow()) {
            throw ApiException.invalid("content", "proxy.prompt.too-long", model.contextWindow());
        }
        refuseUnless(!order.stream() || model.can("stream"), "stream");
        refuseUnless(!order.body().has("tools") || model.can("tools"), "tools");
        refuseUnless(!order.body().has("response_format") || model.can("json"), "json");
    }

    /** A budget is money: on the user's own keys none is spent. */
    private void refuseOnThePlatformsKeys(Spender spender, Model model) {
        if (spender.budgetSpent()) {
            throw ApiException.of(ErrorCode.INSUFFICIENT_QUOTA).withMessage("proxy.budget.spent");
        }
        if (!providers.serve(model)) {
            throw ApiException.of(ErrorCode.PROVIDER_UNAVAILABLE);
        }
    }

    private static void refuseUnless(boolean able, String capability) {
        if (!able) {
            throw ApiException.of(ErrorCode.UNSUPPORTED_BY_MODEL).withMessage("proxy.model.cannot", capability);
        }
    }
}
