package dev.atelier.aiproxy.catalogue;

import dev.atelier.aiproxy.spi.TokenUsage;

/**
 * What a model costs. Tokens in micro-USD per million (2.50 USD per million is 2 500 000), units in micro-USD each.
 *
 * @param version which set of prices it belongs to; every usage event carries it
 * @param inputMicrosPerMTok prompt tokens that were not cached
 * @param cachedInputMicrosPerMTok prompt tokens the provider read from its cache
 * @param outputMicrosPerMTok completion tokens that are no reasoning
 * @param reasoningMicrosPerMTok completion tokens of hidden reasoning
 * @param unitMicros one picture, or one second of video; 0 where nothing is counted in pieces
 */
public record Price(
        String version,
        long inputMicrosPerMTok,
        long cachedInputMicrosPerMTok,
        long outputMicrosPerMTok,
        long reasoningMicrosPerMTok,
        long unitMicros) {

    private static final long PER = 1_000_000;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Price {
        if (inputMicrosPerMTok < 0
                || cachedInputMicrosPerMTok < 0
                || outputMicrosPerMTok < 0
                || reasoningMicrosPerMTok < 0
                || unitMicros < 0) {
            throw new IllegalArgumentException("a price is not negative");
        }
    }

    /** The price of a model that counts tokens only, and its reasoning as any output. */
    public static Price ofTokens(String version, long input, long cachedInput, long output) {
        return new Price(version, input, cachedInput, output, output, 0);
    }

    /** The cost of these tokens in micro-USD, rounded half up once over the whole call. */
    public long costMicros(TokenUsage usage) {
        return costMicros(usage, 0);
    }

    /**
     * The cost of a call in micro-USD, rounded half up once over the whole of it.
     *
     * @param units pictures, or seconds of video
     * @throws ArithmeticException if it is beyond all bounds
     */
    public long costMicros(TokenUsage usage, long units) {
        long input = cost(usage.prompt() - usage.cached(), inputMicrosPerMTok);
        long cached = cost(usage.cached(), cachedInputMicrosPerMTok);
        long output = cost(usage.completion() - usage.reasoning(), outputMicrosPerMTok);
        long reasoning = cost(usage.reasoning(), reasoningMicrosPerMTok);
        long tokens = Math.addExact(Math.addExact(input, cached), Math.addExact(output, reasoning));
        return Math.addExact(Math.addExact(tokens, PER / 2) / PER, cost(units, unitMicros));
    }

    /** The most that so many tokens can cost in micro-USD, whatever turns out to be cached and reasoned. */
    public long mostMicros(long prompt, long completion) {
        long input = cost(prompt, Math.max(inputMicrosPerMTok, cachedInputMicrosPerMTok));
        long output = cost(completion, Math.max(outputMicrosPerMTok, reasoningMicrosPerMTok));
        return Math.addExact(Math.addExact(input, output), PER / 2) / PER;
    }

    private static long cost(long amount, long price) {
        return Math.multiplyExact(amount, price);
    }
}
