package dev.atelier.simulator.anthropic.wire;

/**
 * A model as data.
 *
 * @param context tokens of prompt and answer together
 * @param output most tokens of an answer
 * @param sampling whether it takes {@code temperature}, {@code top_p} and {@code top_k}
 * @param adaptive whether it decides itself how much to think, if it is told to think
 * @param effort whether it takes {@code output_config.effort}
 * @param prefill whether a conversation may end with words of its own
 */
public record AnthropicModel(
        String id,
        String name,
        String created,
        int context,
        int output,
        boolean sampling,
        boolean adaptive,
        boolean effort,
        boolean prefill) {}
