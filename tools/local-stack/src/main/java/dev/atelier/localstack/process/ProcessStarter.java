package dev.atelier.localstack.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts processes that survive their parent: no inherited streams, and a session of their own where there is setsid. */
public final class ProcessStarter {

    private static final Optional<String> SETSID = Stream.of("/usr/bin/setsid", "/bin/setsid")
            .filter(file -> Files.isExecutable(Path.of(file)))
            .findFirst();

    public ProcessHandle start(ProcessSpec spec) {
        try {
            Files.createDirectories(spec.directory());
            Files.createDirectories(spec.output().toAbsolutePath().getParent());
            return builder(spec).start().toHandle();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + spec.name(), e);
        }
    }

    private static ProcessBuilder builder(ProcessSpec spec) {
        ProcessBuilder builder = new ProcessBuilder(detached(spec.command()));
        builder.directory(spec.directory().toFile());
        builder.environment().putAll(spec.environment());
        builder.redirectInput(Redirect.from(new File("/dev/null")));
        builder.redirectErrorStream(true);
        builder.redirectOutput(Redirect.appendTo(spec.output().toFile()));
        return builder;
    }

    /** setsid replaces itself by the command, so the process id stays the one we are told. */
    private static List<String> detached(List<String> command) {
        List<String> words = new ArrayList<>();
        SETSID.ifPresent(words::add);
        words.addAll(command);
        return words;
    }
}
