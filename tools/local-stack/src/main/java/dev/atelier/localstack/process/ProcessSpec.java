package dev.atelier.localstack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All that is needed to start one process.
 *
 * @param name unique within the stack, for example {@code chat-service-2}
 * @param environment added to the launcher's own environment
 * @param output file that takes standard output and error
 */
public record ProcessSpec(
        String name, List<String> command, Map<String, String> environment, Path directory, Path output) {

    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
