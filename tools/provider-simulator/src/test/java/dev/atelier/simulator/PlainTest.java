package dev.atelier.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.simulator.ledger.Outcome;
import dev.atelier.simulator.ledger.ProviderCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTest extends SimulatorTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void answers_in_lines_and_counts() throws Exception {
        List<String> lines = talk("any", "model parrot-1\nuser Hello [[say=one\\ntwo]] [[reasoning=3]]")
                .body()
                .lines()
                .toList();

        assertThat(lines).hasSize(3).startsWith("text one\\ntwo", "end done");
        ProviderCall call = onlyCall();
        assertThat(lines.getLast()).isEqualTo("used " + call.promptTokens() + " 0 " + call.completionTokens() + " 3");
        assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void says_the_same_in_pieces() throws Exception {
        String whole = talk("any", "model parrot-1\nlimit 7\nuser Hello").body();
        String pieces =
                talk("any", "model parrot-1\npieces\nlimit 7\nuser Hello").body();

        assertThat(pieces.lines().filter(line -> line.startsWith("text "))).hasSize(7);
        assertThat(pieces.replace("\ntext ", "")).isEqualTo(whole);
        assertThat(whole).contains("\nend limit\n");
    }

    @Test
    void stops_where_it_is_told_to() throws Exception {
        assertThat(talk("any", "model parrot-1\nstop  two\nuser [[say=one two]]")
                        .body())
                .startsWith("text one\nend done\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'', model parrot-1|user Hi, 401, error wrong-key",
        "sk-invalid, model parrot-1|user Hi, 401, error wrong-key",
        "any, model gpt-5|user Hi, 404, error no-such-model",
        "any, model parrot-1, 400, error wrong-request",
        "any, model parrot-1|mood bad|user Hi, 400, error wrong-request",
        "any, model parrot-1|limit 0|user Hi, 400, error wrong-request"
    })
    void refuses_what_it_does_not_understand(String key, String lines, int status, String error) throws Exception {
        HttpResponse<String> answer = talk(key, lines.replace('|', '\n'));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).startsWith(error);
        assertThat(onlyCall().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(onlyCall().served()).isFalse();
    }

    private static HttpResponse<String> talk(String key, String lines) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.plainBaseUrl() + "/talk"))
                .header("X-Key", key)
                .POST(BodyPublishers.ofString(lines))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
