package dev.atelier.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.security.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

class EndpointTableTest {

    @TempDir
    private Path folder;

    @AfterEach
    void compareAgain() {
        System.clearProperty(EndpointDocument.WRITE);
    }

    @Test
    void a_row_says_method_path_and_whom_it_serves() {
        assertThat(EndpointTable.rows("dev.atelier.endpoints"))
                .containsExactly(
                        "| any | `/odd` | nobody |  |",
                        "| GET | `/things` | STUDIO | images |",
                        "| GET | `/things/{id}` | ADMIN |  |",
                        "| POST | `/things/{id}` | STUDIO | images |");
    }

    @Test
    void a_stale_section_fails_and_says_how_to_renew_it() throws IOException {
        Path file = document();
        var document = new EndpointDocument(file);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> document.requireCurrent("one", List.of("| new |")))
                .withMessageContaining("-Datelier.endpoints.write=true")
                .withMessageContaining("| new |");
        assertThat(Files.readString(file)).contains("| old |");
    }

    @Test
    void a_section_is_renewed_without_touching_the_others() throws IOException {
        Path file = document();
        var document = new EndpointDocument(file);
        System.setProperty(EndpointDocument.WRITE, "true");
        document.requireCurrent("one", List.of("| new |"));
        document.requireCurrent("three", List.of("| third |"));
        System.clearProperty(EndpointDocument.WRITE);

        document.requireCurrent("one", List.of("| new |"));
        document.requireCurrent("two", List.of("| other |"));
        document.requireCurrent("three", List.of("| third |"));
        assertThat(Files.readString(file)).startsWith("# Endpoints\n\n## one\n").doesNotContain("| old |");
    }

    private Path document() throws IOException {
        String head = "\n| method | path | serves | scope |\n| --- | --- | --- | --- |\n";
        return Files.writeString(
                folder.resolve("endpoints.md"),
                "# Endpoints\n\n## one\n" + head + "| old |\n\n## two\n" + head + "| other |\n\n");
    }

    @RestController
    @RequestMapping("/things")
    @Access(value = Who.STUDIO, scope = Scope.IMAGES)
    static class ThingController {

        private final Runnable dependency;

        ThingController(Runnable dependency) {
            this.dependency = dependency;
        }

        @GetMapping
        void list() {
            dependency.run();
        }

        @PostMapping("/{id}")
        void change() {}

        @Access(Who.ADMIN)
        @GetMapping("/{id}")
        void read() {}
    }

    @RestController
    static class OddController {

        @RequestMapping("/odd")
        void odd() {}
    }
}
