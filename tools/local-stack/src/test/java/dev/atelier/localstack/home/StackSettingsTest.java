package dev.atelier.localstack.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSettingsTest {

    @TempDir
    Path folder;

    @Test
    void take_from_the_shell_what_is_meant_for_the_platform() {
        StackSettings settings = StackSettings.ofShell(
                0, Map.of("OPENAI_API_KEY", "sk-1", "HOME", "/home/a", "ATELIER_HOME", "/tmp/x", "REDIS_URL", "  "));

        assertThat(settings.environment()).containsOnlyKeys("OPENAI_API_KEY");
    }

    @Test
    void are_remembered_for_commands_of_another_shell() {
        AtelierHome home = new AtelierHome(folder);
        StackSettings.ofShell(100, Map.of("MONGODB_URI", "mongodb://elsewhere")).remember(home);

        StackSettings later = StackSettings.remembered(home, StackSettings.ofShell(0, Map.of()));

        assertThat(later.portOffset()).isEqualTo(100);
        assertThat(later.environment()).containsEntry("MONGODB_URI", "mongodb://elsewhere");
    }

    @Test
    void the_present_shell_is_stronger_than_memory() {
        AtelierHome home = new AtelierHome(folder);
        StackSettings.ofShell(0, Map.of("OPENAI_API_KEY", "old")).remember(home);

        StackSettings later = StackSettings.remembered(home, StackSettings.ofShell(0, Map.of("OPENAI_API_KEY", "new")));

        assertThat(later.environment()).containsEntry("OPENAI_API_KEY", "new");
    }

    @Test
    void the_file_that_may_hold_keys_is_private() throws Exception {
        AtelierHome home = new AtelierHome(folder);
        StackSettings.ofShell(0, Map.of("OPENAI_API_KEY", "sk-1")).remember(home);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.settings())))
                .isEqualTo("rw-------");
    }
}
