package dev.atelier.aiproxy.chat;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.Spender;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.aiproxy.route.Providers;
import dev.atelier.aiproxy.spi.TokenUsage;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.time.Clock;
import org.bson.types.ObjectId;

/** Step 1: finds the model, refuses what it cannot do, and says the most the call can cost. Asks nobody. */
final class PrepareChat {

    private final ModelCatalogue catalogue;
    private final Providers providers;
    private final Clock clock;

    PrepareChat(ModelCatalogue catalogue, Providers providers, Clock clock) {
        this.catalogue = catalogue;
        this.providers = providers;
        this.clock = clock;
    }

    Call prepare(ChatOrder order) {
        Model model = catalogue.find(order.modelId());
        if (model == null) {
            throw ApiException.invalid("model", "proxy.model.unknown");
        }
        refuseWhatItCannotDo(order, model);
        refuseIfBudgetIsSpent(order.spender());
        if (!providers.serve(model)) {
            throw ApiException.of(ErrorCode.PROVIDER_UNAVAILABLE);
        }
        var most = new TokenUsage(order.promptTokens(), 0, order.outputLimit(model.maxOutput()), 0);
        return new Call(
                ObjectId.get().toHexString(),
                order.spender(),
                "chat",
                "chat",
                model,
                catalogue.priceVersion(),
                model.price().costMicros(most),
                clock.instant(),
                order.reference());
    }

    private static void refuseWhatItCannotDo(ChatOrder order, Model model) {
        if (order.promptTokens() >= model.contextWindow()) {
            throw ApiException.invalid("content", "proxy.prompt.too-long", model.contextWindow());
        }
        refuseUnless(!order.stream() || model.can("stream"), "stream");
        refuseUnless(!order.body().has("tools") || model.can("tools"), "tools");
        refuseUnless(!order.body().has("response_format") || model.can("json"), "json");
    }

    private static void refuseIfBudgetIsSpent(Spender spender) {
        if (spender.budgetSpent()) {
            throw ApiException.of(ErrorCode.INSUFFICIENT_QUOTA).withMessage("proxy.budget.spent");
        }
    }

    private static void refuseUnless(boolean able, String capability) {
        if (!able) {
            throw ApiException.of(ErrorCode.UNSUPPORTED_BY_MODEL).withMessage("proxy.model.cannot", capability);
        }
    }
}
