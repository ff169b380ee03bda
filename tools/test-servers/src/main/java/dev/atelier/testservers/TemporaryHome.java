package dev.atelier.testservers;

import dev.atelier.localstack.process.Member;
import dev.atelier.localstack.process.ProcessRecord;
import dev.atelier.localstack.process.ProcessRecords;
import dev.atelier.localstack.process.Stopping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder for data and logs, and the processes that use it; both end with this JVM. */
final class TemporaryHome {

    private static final String PREFIX = "atelier-test-servers-";
    private static final String OWNER = "owner";

    private final Path folder;
    private final ProcessRecords records;

    private TemporaryHome(Path folder) {
        this.folder = folder;
        this.records = recordsIn(folder);
    }

    /** Also cleans up after JVMs that were killed and could not do so themselves. */
    static TemporaryHome create() {
        try {
            leftovers().forEach(TemporaryHome::end);
            TemporaryHome home = new TemporaryHome(Files.createTempDirectory(PREFIX));
            home.records.save(ProcessRecord.of(OWNER, ProcessHandle.current(), List.of()));
            Runtime.getRuntime().addShutdownHook(new Thread(home::end, "test-servers-end"));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    void own(Member member, ProcessHandle process) {
        records.save(ProcessRecord.of(member.name() + "-" + process.pid(), process, member.ports()));
    }

    private void end() {
        try {
            for (ProcessRecord record : records.all()) {
                kill(record);
            }
            delete(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The data goes anyway, so nobody waits for a graceful end. */
    private static void kill(ProcessRecord record) throws InterruptedException {
        Optional<ProcessHandle> process = record.process()
                .filter(other -> other.pid() != ProcessHandle.current().pid());
        if (process.isPresent()) {
            Stopping.kill(process.get());
        }
    }

    private static List<TemporaryHome> leftovers() throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith(PREFIX))
                    .filter(folder -> isOrphan(recordsIn(folder)))
                    .map(TemporaryHome::new)
                    .toList();
        }
    }

    private static boolean isOrphan(ProcessRecords records) {
        return records.find(OWNER).filter(owner -> owner.process().isEmpty()).isPresent();
    }

    private static ProcessRecords recordsIn(Path folder) {
        return new ProcessRecords(folder.resolve("pids"));
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
