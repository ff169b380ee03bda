package dev.atelier.aiproxy.pipeline;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.Spender;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.catalogue.Price;
import dev.atelier.aiproxy.key.ChooseKeys;
import dev.atelier.aiproxy.key.OwnKeys;
import dev.atelier.aiproxy.route.Providers;
import dev.atelier.aiproxy.spi.TokenUsage;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** The part of step 1 that all calls share: chooses whose keys the call goes on, and says the most it can cost. */
public final class PrepareCall {

    private final Providers providers;
    private final ChooseKeys chooseKeys;
    private final Clock clock;

    /** Prepares calls to models that {@code providers} serve. */
    public PrepareCall(Providers providers, ChooseKeys chooseKeys, Clock clock) {
        this.providers = providers;
        this.chooseKeys = chooseKeys;
        this.clock = clock;
    }

    /**
     * A new call.
     *
     * @param service its word in statistics and its operation, such as {@code chat}
     * @param fallbacks models that may answer instead
     * @param most the most tokens it can use with a model
     * @param reference the studio's note of where the answer will lie; {@code null} if it keeps none
     * @throws ApiException if neither the user nor the platform has a key for the model, or a budget is spent
     */
    public Call prepare(
            Spender spender,
            String service,
            Model model,
            List<Model> fallbacks,
            Function<Model, TokenUsage> most,
            @Nullable String reference) {
        OwnKeys keys = chooseKeys.of(spender.userId(), model);
        if (keys.isEmpty()) {
            refuseOnThePlatformsKeys(spender, model);
        }
        return new Call(
                ObjectId.get().toHexString(),
                spender,
                service,
                service,
                model,
                keys.isEmpty() ? fallbacks : List.of(),
                most.apply(model).prompt(),
                keys.isEmpty() ? estimateMicros(model, fallbacks, most) : 0,
                clock.instant(),
                reference,
                keys);
    }

    /** Whoever answers in the end, it costs no more. */
    private static long estimateMicros(Model model, List<Model> fallbacks, Function<Model, TokenUsage> most) {
        return Stream.concat(Stream.of(model), fallbacks.stream())
                .mapToLong(each -> mostMicros(each.price(), most.apply(each)))
                .max()
                .orElseThrow();
    }

    private static long mostMicros(Price price, TokenUsage most) {
        return price.mostMicros(most.prompt(), most.completion());
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
}
