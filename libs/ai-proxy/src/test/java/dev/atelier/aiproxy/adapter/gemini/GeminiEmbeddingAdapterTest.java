package dev.atelier.aiproxy.adapter.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.Sample;
import dev.atelier.aiproxy.spi.EmbeddingAnswer;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.contract.EmbeddingAdapterContract;
import dev.atelier.aiproxy.spi.contract.Specimen;
import dev.atelier.simulator.ProviderSimulator;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GeminiEmbeddingAdapterTest extends EmbeddingAdapterContract {

    GeminiEmbeddingAdapterTest() {
        super(
                Specimen.of(
                        "gemini",
                        ProviderSimulator::geminiBaseUrl,
                        "gemini-embedding-001",
                        () -> new GeminiEmbeddingAdapter(new JsonMapper())),
                Sample::http);
    }

    @Test
    void refuses_texts_of_tokens_and_too_many_texts_before_gemini_is_asked() {
        String many = String.join(",", Collections.nCopies(101, "\"x\""));

        assertThatThrownBy(() -> embed("\"input\":[1,2,3]")).isInstanceOf(ProviderException.Unsupported.class);
        assertThatThrownBy(() -> embed("\"input\":[" + many + "]")).isInstanceOf(ProviderException.Unsupported.class);
        assertThat(simulator.ledger().calls()).isEmpty();
    }

    @Test
    void reports_no_usage_where_google_reports_none() {
        EmbeddingAnswer answer = embed("\"input\":\"a red fox [[usage=none]]\"");

        assertThat(answer.usage()).isNull();
        assertThat(answer.body().has("usage")).isFalse();
        assertThat(answer.body().path("data").size()).isEqualTo(1);
    }
}
