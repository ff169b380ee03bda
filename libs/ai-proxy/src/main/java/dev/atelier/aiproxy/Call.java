package dev.atelier.aiproxy;

import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.key.OwnKeys;
import dev.atelier.aiproxy.spi.TokenUsage;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call that has been prepared: everything known about it before anyone is asked.
 *
 * @param id 24 hex characters, the same from here to the ledger
 * @param spender whose call it is
 * @param service the studio's word in statistics, such as {@code chat}
 * @param operation what is done, such as {@code chat}
 * @param model what was asked for
 * @param fallbacks models that may answer instead, in order; none on the user's own keys
 * @param promptTokens what its prompt counts
 * @param estimateMicros the most it can cost, in micro-USD; 0 on the user's own keys
 * @param startedAt when it was prepared
 * @param reference the studio's own note of where the answer will lie; {@code null} if it keeps none
 * @param keys the user's own keys it goes on; none: the platform's
 */
public record Call(
        String id,
        Spender spender,
        String service,
        String operation,
        Model model,
        List<Model> fallbacks,
        long promptTokens,
        long estimateMicros,
        Instant startedAt,
        @Nullable String reference,
        OwnKeys keys) {

    /** Copies the list. */
    public Call {
        fallbacks = List.copyOf(fallbacks);
    }

    /** All models that may answer, the ordered one first. */
    public List<Model> models() {
        return fallbacks.isEmpty()
                ? List.of(model)
                : Stream.concat(Stream.of(model), fallbacks.stream()).toList();
    }

    /** The prices that hold for it to its end. */
    public String priceVersion() {
        return model.price().version();
    }

    /** The account it is counted for. */
    public String userId() {
        return spender.userId();
    }

    /** Whether it goes on its user's own keys: then it is counted, and neither held for nor charged. */
    public boolean isOnOwnKeys() {
        return !keys.isEmpty();
    }

    /** The provider that is asked first. */
    public String firstProvider() {
        return model.routes().stream()
                .map(Model.Route::provider)
                .filter(provider -> keys.isEmpty() || keys.find(provider) != null)
                .findFirst()
                .orElseGet(model::provider);
    }

    /**
     * What these tokens cost the user on this platform, in micro-USD: nothing on the user's own keys, for the provider
     * charges them.
     *
     * @param answered the model that used them
     */
    public long costMicros(Model answered, TokenUsage usage) {
        return isOnOwnKeys() ? 0 : answered.price().costMicros(usage);
    }
}
