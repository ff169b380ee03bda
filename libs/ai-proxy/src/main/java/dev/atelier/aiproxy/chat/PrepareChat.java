package dev.atelier.aiproxy.chat;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.aiproxy.pipeline.PrepareCall;
import dev.atelier.aiproxy.spi.TokenUsage;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;

/** Step 1: finds the model, refuses what it cannot do, and has the call prepared. */
final class PrepareChat {

    private final ModelCatalogue catalogue;
    private final PrepareCall prepareCall;

    PrepareChat(ModelCatalogue catalogue, PrepareCall prepareCall) {
        this.catalogue = catalogue;
        this.prepareCall = prepareCall;
    }

    Call prepare(ChatOrder order) {
        Model model = catalogue.find(order.modelId());
        if (model == null) {
            throw ApiException.invalid("model", "proxy.model.unknown");
        }
        refuseWhatItCannotDo(order, model);
        var most = new TokenUsage(order.promptTokens(), 0, order.outputLimit(model.maxOutput()), 0);
        return prepareCall.prepare(order.spender(), "chat", model, most, order.reference());
    }

    private static void refuseWhatItCannotDo(ChatOrder order, Model model) {
        if (order.promptTokens() >= model.contextWindow()) {
            throw ApiException.invalid("content", "proxy.prompt.too-long", model.contextWindow());
        }
        refuseUnless(!order.stream() || model.can("stream"), "stream");
        refuseUnless(!order.body().has("tools") || model.can("tools"), "tools");
        refuseUnless(!order.body().has("response_format") || model.can("json"), "json");
    }

    private static void refuseUnless(boolean able, String capability) {
        if (!able) {
            throw ApiException.of(ErrorCode.UNSUPPORTED_BY_MODEL).withMessage("proxy.model.cannot", capability);
        }
    }
}
