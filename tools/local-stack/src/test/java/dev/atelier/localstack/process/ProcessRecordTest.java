package dev.atelier.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {

    @TempDir
    Path folder;

    private final ProcessHandle self = ProcessHandle.current();

    @Test
    void finds_its_process_again() {
        String start = self.info().startInstant().orElseThrow().toString();

        assertThat(new ProcessRecord("self", self.pid(), start, List.of(1)).process())
                .contains(self);
    }

    @Test
    void never_takes_a_process_that_got_the_same_id_later_for_its_own() {
        Instant before = self.info().startInstant().orElseThrow().minusSeconds(60);

        assertThat(new ProcessRecord("gone", self.pid(), before.toString(), List.of(1)).process())
                .isEmpty();
    }

    @Test
    void survives_on_disk() {
        ProcessRecords records = new ProcessRecords(folder);
        ProcessRecord record = new ProcessRecord("gateway-service", 42, "2026-11-23T00:00:00Z", List.of(8080, 8079));
        records.save(record);

        assertThat(records.find("gateway-service")).contains(record);
        assertThat(records.all()).containsExactly(record);

        records.forget("gateway-service");
        assertThat(records.all()).isEmpty();
    }
}
