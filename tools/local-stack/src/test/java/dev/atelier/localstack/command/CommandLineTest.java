package dev.atelier.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.localstack.console.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void options_may_stand_anywhere() {
        CommandLine line = CommandLine.parse(List.of("--port-offset", "100", "scale", "chat-service", "2", "--yes"));

        assertThat(line.command()).isEqualTo("scale");
        assertThat(line.words()).containsExactly("chat-service", "2");
        assertThat(line.portOffset()).contains(100);
        assertThat(line.has("--yes")).isTrue();
    }

    @Test
    void an_offset_may_be_joined_with_an_equals_sign() {
        assertThat(CommandLine.parse(List.of("up", "--port-offset=7")).portOffset())
                .contains(7);
    }

    @Test
    void nothing_asks_for_help() {
        assertThat(CommandLine.parse(List.of()).command()).isEqualTo("help");
    }

    @Test
    void refuses_an_unknown_option() {
        assertThatThrownBy(() -> CommandLine.parse(List.of("up", "--fast")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("--fast");
    }

    @Test
    void refuses_an_offset_that_is_no_number_or_leads_beyond_the_last_port() {
        assertThatThrownBy(() -> CommandLine.parse(List.of("up", "--port-offset", "x")))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> CommandLine.parse(List.of("up", "--port-offset", "40000")))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> CommandLine.parse(List.of("up", "--port-offset")))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void a_missing_operand_is_one_line_of_usage() {
        assertThatThrownBy(() -> CommandLine.parse(List.of("kill")).word(0, "kill NAME"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Usage: ./atelier kill NAME");
    }
}
