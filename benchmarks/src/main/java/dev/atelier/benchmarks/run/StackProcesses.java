package dev.atelier.benchmarks.run;

import dev.atelier.benchmarks.process.MeasuredProcess;
import dev.atelier.benchmarks.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the processes of the stack that {@code ATELIER_HOME} names. */
final class StackProcesses {

    private StackProcesses() {}

    /** Only this process where there is no repository. */
    static Processes find(@Nullable String repository) throws InterruptedException {
        List<MeasuredProcess> all = new ArrayList<>();
        if (repository != null) {
            all.addAll(parse(status(Path.of(repository))));
        }
        all.add(MeasuredProcess.generator());
        return new Processes(all);
    }

    static List<MeasuredProcess> parse(String status) {
        List<MeasuredProcess> processes = new ArrayList<>();
        for (JsonNode entry : JsonMapper.shared().readTree(status)) {
            String name = entry.path("name").asString("");
            if (!entry.path("health").asString("").equals("UP")) {
                throw new IllegalStateException(name + " is not up");
            }
            processes.add(MeasuredProcess.named(name, entry.path("pid").asLong(0)));
        }
        return processes;
    }

    private static String status(Path repository) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(repository.resolve("atelier").toString(), "status", "--json")
                    .redirectError(Redirect.INHERIT)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("./atelier status failed: " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
