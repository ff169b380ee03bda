package dev.atelier.aiproxy.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ClassicNamesTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void says_the_limit_and_the_role_as_everybody_knows_them() {
        ObjectNode request = read("""
                {"model": "m", "max_completion_tokens": 9, "seed": 7,
                 "messages": [{"role": "developer", "content": "Be brief."}, {"role": "user", "content": "x"}]}
                """);
        ObjectNode before = request.deepCopy();

        assertThat(ClassicNames.of(request)).isEqualTo(read("""
                {"model": "m", "seed": 7, "max_tokens": 9,
                 "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "x"}]}
                """));
        assertThat(request).isEqualTo(before);
    }

    @Test
    void leaves_a_limit_alone_that_has_the_name_already() {
        ObjectNode request = read("{\"max_tokens\": 5, \"messages\": []}");

        assertThat(ClassicNames.of(request)).isEqualTo(request);
        assertThat(ClassicNames.of(read("{\"max_tokens\": 5, \"max_completion_tokens\": 9, \"messages\": []}")))
                .isEqualTo(request);
    }

    private static ObjectNode read(String json) {
        return (ObjectNode) JSON.readTree(json);
    }
}
