package dev.atelier.aiproxy.chat;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.aiproxy.pipeline.PrepareCall;
import dev.atelier.aiproxy.spi.TokenUsage;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Step 1: finds the model, refuses what it cannot do, and has the call prepared. */
final class PrepareChat {

    private final ModelCatalogue catalogue;
    private final PrepareCall prepareCall;

    PrepareChat(ModelCatalogue catalogue, PrepareCall prepareCall) {
        this.catalogue = catalogue;
        this.prepareCall = prepareCall;
    }

    Call prepare(ChatOrder order) {
        Model model = catalogue.find(ModelCatalogue.CHAT, order.modelId());
        if (model == null) {
            throw ApiException.invalid("model", "proxy.model.unknown");
        }
        refuseWhatItCannotDo(order, model);
        return prepareCall.prepare(
                order.spender(),
                "chat",
                model,
                fallbacks(order, model),
                each -> new TokenUsage(order.promptTokens(), 0, order.outputLimit(each.maxOutput()), 0),
                order.reference());
    }

    private static void refuseWhatItCannotDo(ChatOrder order, Model model) {
        if (order.promptTokens() >= model.contextWindow()) {
            throw ApiException.invalid("content", "proxy.prompt.too-long", model.contextWindow());
        }
        String missing = missing(order, model);
        if (missing != null) {
            throw ApiException.of(ErrorCode.UNSUPPORTED_BY_MODEL).withMessage("proxy.model.cannot", missing);
        }
    }

    /** Those of the model's fallbacks that could take the order as it is. */
    private List<Model> fallbacks(ChatOrder order, Model model) {
        List<Model> able = new ArrayList<>(model.fallbacks().size());
        for (String id : model.fallbacks()) {
            Model other = catalogue.find(ModelCatalogue.CHAT, id);
            if (other != null && hasPricesOf(model, other) && order.fits(other) && missing(order, other) == null) {
                able.add(other);
            }
        }
        return able;
    }

    /** The catalogue may have changed since the model was found, and a call has one set of prices. */
    private static boolean hasPricesOf(Model model, Model other) {
        return other.price().version().equals(model.price().version());
    }

    /** What the order wants and the model cannot do; {@code null} if it can do all. */
    private static @Nullable String missing(ChatOrder order, Model model) {
        for (String capability : order.wantedCapabilities()) {
            if (!model.can(capability)) {
                return capability;
            }
        }
        return null;
    }
}
