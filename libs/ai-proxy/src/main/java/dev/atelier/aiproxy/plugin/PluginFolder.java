package dev.atelier.aiproxy.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of the jars. Hidden files, folders and files of other names are not its business. */
record PluginFolder(Path path) {

    /**
     * What is there, by name.
     *
     * @throws UncheckedIOException if it cannot be read; one that does not exist is empty
     */
    Map<String, Stamp> look() {
        Map<String, Stamp> there = new TreeMap<>();
        for (String name : names()) {
            Stamp stamp = stampOf(name);
            if (stamp != null) {
                there.put(name, stamp);
            }
        }
        return there;
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar") && !name.startsWith("."))
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The file's; {@code null} if there is no file of the name. */
    @Nullable
    Stamp stampOf(String name) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path.resolve(name), BasicFileAttributes.class);
            return attributes.isRegularFile() ? Stamp.of(attributes) : null;
        } catch (NoSuchFileException gone) {
            return null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
