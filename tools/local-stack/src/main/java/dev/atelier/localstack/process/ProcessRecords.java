package dev.atelier.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** One small JSON file per started process. */
public record ProcessRecords(Path folder) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SUFFIX = ".json";

    /** In the order they were started. */
    public List<ProcessRecord> all() {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(ProcessRecords::read)
                    .sorted(Comparator.comparing(ProcessRecord::startedAt).thenComparing(ProcessRecord::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<ProcessRecord> find(String name) {
        return Optional.of(file(name)).filter(Files::exists).map(ProcessRecords::read);
    }

    /** Written beside and moved, so that a launcher killed half-way leaves no torn record. */
    public void save(ProcessRecord record) {
        try {
            Files.createDirectories(folder);
            Path draft = folder.resolve(record.name() + ".new");
            Files.writeString(draft, JSON.writeValueAsString(record));
            Files.move(draft, file(record.name()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }

    private static ProcessRecord read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), ProcessRecord.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
