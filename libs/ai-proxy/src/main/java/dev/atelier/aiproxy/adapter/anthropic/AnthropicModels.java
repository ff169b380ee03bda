package dev.atelier.aiproxy.adapter.anthropic;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * In what Anthropic's models differ that one and the same request would be refused by some of them. A model that is named in
 * neither set is taken for one of the newest.
 *
 * @param sampling names of those that take {@code temperature} or {@code top_p} (option {@code sampling})
 * @param budget names of those that must be told how many tokens to think (option {@code thinking-budget}); the others
 *     decide themselves, by {@code effort}
 */
record AnthropicModels(Set<String> sampling, Set<String> budget) {

    static final AnthropicModels NEWEST = new AnthropicModels(Set.of(), Set.of());

    /** From the provider's options, lists with commas between. */
    static AnthropicModels of(Map<String, String> options) {
        return new AnthropicModels(
                names(options.getOrDefault("sampling", "")), names(options.getOrDefault("thinking-budget", "")));
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
