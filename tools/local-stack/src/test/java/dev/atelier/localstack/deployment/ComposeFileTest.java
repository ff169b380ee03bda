package dev.atelier.localstack.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ComposeFileTest {

    private static final Pattern CONFIDENTIAL = Pattern.compile(".*(PASSWORD|SECRET|KEY|TOKEN).*");
    private static final Pattern CREDENTIALS = Pattern.compile("://[^/@]*:([^/@]*)@");

    private final ComposeFile compose = new ComposeFile();

    @Test
    void no_address_holds_a_password() {
        for (String text : compose.texts()) {
            List<String> passwords = CREDENTIALS
                    .matcher(text)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(passwords).as(text).allMatch("$${MONGODB_PASSWORD}"::equals);
        }
    }

    @Test
    void a_secret_variable_comes_from_the_shell_or_is_a_file() {
        for (JsonNode service : compose.services()) {
            service.path("environment").properties().forEach(variable -> {
                if (CONFIDENTIAL.matcher(variable.getKey()).matches()) {
                    String value = variable.getValue().asString("");
                    assertThat(value).as(variable.getKey()).matches("|/run/secrets(/.+)?");
                }
            });
        }
    }

    @Test
    void every_secret_is_a_file_that_neither_git_nor_an_image_gets() {
        assertThat(compose.secretFiles())
                .isNotEmpty()
                .allSatisfy((name, file) -> assertThat(file).isEqualTo(".secrets/" + name));
        assertThat(RepositoryFile.text(".gitignore").lines()).contains(".secrets/");
        assertThat(RepositoryFile.text(".dockerignore").lines()).contains(".secrets");
    }

    @Test
    void the_gateway_is_all_that_can_be_reached_and_only_from_this_machine() {
        List<String> published = new ArrayList<>();
        for (JsonNode service : compose.services()) {
            service.path("ports").values().forEach(port -> published.add(port.asString()));
        }
        assertThat(published).containsExactly("127.0.0.1:8080:8080");
        assertThat(compose.service("gateway-service").path("ports").size()).isEqualTo(1);
    }
}
