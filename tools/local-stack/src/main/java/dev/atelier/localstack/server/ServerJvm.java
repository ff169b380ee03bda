package dev.atelier.localstack.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a server that runs on the JVM we run on. */
final class ServerJvm {

    private ServerJvm() {}

    static List<String> command(JvmSize size, String... options) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(size.options());
        words.addAll(List.of(options));
        return words;
    }
}
