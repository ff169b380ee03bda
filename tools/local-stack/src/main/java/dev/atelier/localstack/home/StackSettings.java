package dev.atelier.localstack.home;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code up} was told, remembered so that {@code restart} and {@code scale} give a process the same from another shell.
 *
 * @param portOffset added to every port
 * @param environment the variables of {@code operations.md} that were set; the file is readable for its owner only
 */
public record StackSettings(int portOffset, Map<String, String> environment) {

    private static final List<String> PREFIXES = List.of(
            "ATELIER_",
            "OPENAI_",
            "ANTHROPIC_",
            "GEMINI_",
            "DEEPSEEK_",
            "QWEN_",
            "MISTRAL_",
            "GROQ_",
            "OLLAMA_",
            "VLLM_",
            "LANTERN_",
            "ZOETROPE_",
            "RUNWAYML_",
            "SYNTHESIA_",
            "STABILITY_",
            "STRIPE_",
            "GITHUB_CLIENT_",
            "GOOGLE_CLIENT_",
            "OIDC_",
            "AWS_",
            "MONGODB_URI",
            "REDIS_URL",
            "KAFKA_BOOTSTRAP_SERVERS",
            "ZIPKIN_URL");
    private static final List<String> OWN = List.of("ATELIER_HOME", "ATELIER_PORT_OFFSET", "ATELIER_REPOSITORY");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public StackSettings {
        environment = Map.copyOf(environment);
    }

    /** The part of a shell's environment that is meant for the platform; empty values count as not set. */
    public static StackSettings ofShell(int portOffset, Map<String, String> shell) {
        return new StackSettings(
                portOffset,
                shell.entrySet().stream()
                        .filter(variable -> !variable.getValue().isBlank() && !OWN.contains(variable.getKey()))
                        .filter(variable -> PREFIXES.stream().anyMatch(variable.getKey()::startsWith))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** What was remembered, with what the present shell says on top; all from the shell if nothing was remembered. */
    public static StackSettings remembered(AtelierHome home, StackSettings shell) {
        if (Files.notExists(home.settings())) {
            return shell;
        }
        StackSettings before = JSON.readValue(PrivateFile.read(home.settings()), StackSettings.class);
        Map<String, String> both = new TreeMap<>(before.environment());
        both.putAll(shell.environment());
        return new StackSettings(before.portOffset(), both);
    }

    public void remember(AtelierHome home) {
        PrivateFile.write(home.settings(), JSON.writeValueAsString(this));
    }
}
