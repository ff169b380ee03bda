package dev.atelier.localstack.service;

import dev.atelier.localstack.home.StackSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A provider the simulator stands in for, by the variables that name its key and its address. */
public enum SimulatedProvider {
    OPENAI("/v1"),
    ANTHROPIC(""),
    GEMINI(""),
    LANTERN("/lantern"),
    ZOETROPE("/zoetrope");

    /** A key that no provider would take, should it ever reach one. */
    private static final String KEY = "sk-simulator-local";

    private final String path;

    /** @param path what the base URL has behind host and port */
    SimulatedProvider(String path) {
        this.path = path;
    }

    /** Those without a key in the person's environment: then it is the simulator, whatever base URL is set. */
    public static List<SimulatedProvider> of(StackSettings settings) {
        return Arrays.stream(values())
                .filter(provider -> !settings.environment().containsKey(provider.keyVariable()))
                .toList();
    }

    /** The variables that lead to the simulator. */
    Map<String, String> variables(String simulatorUrl) {
        return Map.of(keyVariable(), KEY, name() + "_BASE_URL", simulatorUrl + path);
    }

    /** The variable its key is given in. */
    public String keyVariable() {
        return name() + "_API_KEY";
    }

    /** As the catalogue calls it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
