package dev.atelier.events;

/**
 * Tokens of one call, as the provider counts them.
 *
 * @param prompt all input tokens, those read from the provider's cache included
 * @param cached the part of {@code prompt} that came from the provider's cache
 * @param completion all output tokens, those spent on hidden reasoning included
 * @param reasoning the part of {@code completion} that was hidden reasoning
 */
public record Tokens(long prompt, long cached, long completion, long reasoning) {

    /** No tokens at all: a failed call, or one that is counted in other units. */
    public static final Tokens NONE = new Tokens(0, 0, 0, 0);

    /**
     * Refuses negative and absurd numbers. A part larger than its whole is let through: some providers report so, and an
     * odd report must not cost the event.
     *
     * @throws IllegalArgumentException if a number is out of its bounds
     */
    public Tokens {
        Bounds.amount("tokens.prompt", prompt);
        Bounds.amount("tokens.cached", cached);
        Bounds.amount("tokens.completion", completion);
        Bounds.amount("tokens.reasoning", reasoning);
    }

    /** Input plus output: the number that statistics show. */
    public long total() {
        return prompt + completion;
    }
}
