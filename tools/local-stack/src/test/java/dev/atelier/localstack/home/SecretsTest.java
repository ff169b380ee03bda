package dev.atelier.localstack.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void only_the_owner_can_read_the_files() throws Exception {
        AtelierHome home = new AtelierHome(folder);
        Secrets.of(home);
        Secrets.adminPassword(home);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.secrets())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.adminPassword())))
                .isEqualTo("rw-------");
    }

    @Test
    void are_made_once() {
        AtelierHome home = new AtelierHome(folder);

        assertThat(Secrets.of(home)).isEqualTo(Secrets.of(home));
        assertThat(Secrets.adminPassword(home)).isEqualTo(Secrets.adminPassword(home));
    }

    @Test
    void keys_have_an_id_and_32_bytes() {
        Map<String, String> secrets = Secrets.of(new AtelierHome(folder));

        for (String variable : new String[] {"ATELIER_JWT_KEYS", "ATELIER_VAULT_KEYS"}) {
            String[] parts = secrets.get(variable).split(":");
            assertThat(parts[0]).isEqualTo("local-1");
            assertThat(Base64.getDecoder().decode(parts[1])).hasSize(32);
        }
    }

    @Test
    void another_folder_has_other_secrets() {
        assertThat(Secrets.of(new AtelierHome(folder.resolve("a"))))
                .isNotEqualTo(Secrets.of(new AtelierHome(folder.resolve("b"))));
    }
}
