package dev.atelier.aiproxy.catalogue;

import dev.atelier.aiproxy.spi.TokenUsage;

/**
 * What a model's tokens cost, in micro-USD per million tokens (2.50 USD per million is 2 500 000).
 *
 * @param version which set of prices it belongs to; every usage event carries it
 * @param inputMicrosPerMTok prompt tokens that were not cached
 * @param cachedInputMicrosPerMTok prompt tokens the provider read from its cache
 * @param outputMicrosPerMTok completion tokens, reasoning included
 */
public record Price(String version, long inputMicrosPerMTok, long cachedInputMicrosPerMTok, long outputMicrosPerMTok) {

    private static final long PER = 1_000_000;

    public Price {
        if (inputMicrosPerMTok < 0 || cachedInputMicrosPerMTok < 0 || outputMicrosPerMTok < 0) {
            throw new IllegalArgumentException("a price is not negative");
        }
    }

    /** The cost in micro-USD, rounded half up once over the whole call. */
    public long costMicros(TokenUsage usage) {
        long input = Math.multiplyExact(usage.prompt() - usage.cached(), inputMicrosPerMTok);
        long cached = Math.multiplyExact(usage.cached(), cachedInputMicrosPerMTok);
        long output = Math.multiplyExact(usage.completion(), outputMicrosPerMTok);
        long total = Math.addExact(Math.addExact(input, cached), output);
        return Math.addExact(total, PER / 2) / PER;
    }
}
