package dev.atelier.aiproxy;

import dev.atelier.aiproxy.catalogue.Model;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that has been prepared: everything known about it before anyone is asked.
 *
 * @param id 24 hex characters, the same from here to the ledger
 * @param spender whose call it is
 * @param service the studio's word in statistics, such as {@code chat}
 * @param operation what is done, such as {@code chat}
 * @param model what was asked for
 * @param priceVersion the prices that hold for it to its end
 * @param estimateMicros the most it can cost, in micro-USD
 * @param startedAt when it was prepared
 * @param reference the studio's own note of where the answer will lie; {@code null} if it keeps none
 */
public record Call(
        String id,
        Spender spender,
        String service,
        String operation,
        Model model,
        String priceVersion,
        long estimateMicros,
        Instant startedAt,
        @Nullable String reference) {

    /** The account it is counted for. */
    public String userId() {
        return spender.userId();
    }
}
