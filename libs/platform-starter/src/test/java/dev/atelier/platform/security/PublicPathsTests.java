package dev.atelier.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicPathsTests {

    private final PublicPaths paths = PublicPaths.of("POST /api/auth/login", "/v3/api-docs/**", "GET /swagger-ui.html");

    @Test
    void opens_a_path_for_its_method_only() {
        assertThat(paths.include("POST", "/api/auth/login")).isTrue();
        assertThat(paths.include("GET", "/api/auth/login")).isFalse();
        assertThat(paths.include("POST", "/api/auth/login/")).isFalse();
        assertThat(paths.include("POST", "/api/auth/login2")).isFalse();
    }

    @Test
    void opens_a_subtree_and_not_its_neighbours() {
        assertThat(paths.include("GET", "/v3/api-docs")).isTrue();
        assertThat(paths.include("PUT", "/v3/api-docs/chat")).isTrue();
        assertThat(paths.include("GET", "/v3/api-docs-private")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "/a/*/b", "/a/{id}", "GET POST /a", ""})
    void refuses_rules_that_are_hard_to_read(String rule) {
        assertThatIllegalArgumentException().isThrownBy(() -> PublicPaths.of(rule));
    }
}
