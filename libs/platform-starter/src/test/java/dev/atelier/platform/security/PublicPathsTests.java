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

    @Test
    void a_name_in_braces_stands_for_one_segment() {
        var callbacks = PublicPaths.of("GET /oauth2/{provider}/callback", "/files/{id}/**");

        assertThat(callbacks.include("GET", "/oauth2/github/callback")).isTrue();
        assertThat(callbacks.include("GET", "/oauth2//callback")).isFalse();
        assertThat(callbacks.include("GET", "/oauth2/a/b/callback")).isFalse();
        assertThat(callbacks.include("GET", "/oauth2/github")).isFalse();
        assertThat(callbacks.include("POST", "/oauth2/github/callback")).isFalse();
        assertThat(callbacks.include("GET", "/files/1")).isTrue();
        assertThat(callbacks.include("GET", "/files/1/2/3")).isTrue();
        assertThat(callbacks.include("GET", "/files")).isFalse();
    }

    @Test
    void knows_by_which_methods_a_path_is_open() {
        assertThat(paths.methods("/api/auth/login")).containsExactly("POST");
        assertThat(paths.methods("/api/auth/me")).isEmpty();
        assertThat(paths.methods("/v3/api-docs/chat")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "/a/*/b", "/a/{id:[0-9]+}", "/a/x{id}", "/a/{*rest}", "GET POST /a", ""})
    void refuses_rules_that_are_hard_to_read(String rule) {
        assertThatIllegalArgumentException().isThrownBy(() -> PublicPaths.of(rule));
    }
}
