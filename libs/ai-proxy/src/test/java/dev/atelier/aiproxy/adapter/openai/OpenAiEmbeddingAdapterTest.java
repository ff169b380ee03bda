package dev.atelier.aiproxy.adapter.openai;

import dev.atelier.aiproxy.Sample;
import dev.atelier.aiproxy.spi.contract.EmbeddingAdapterContract;
import dev.atelier.aiproxy.spi.contract.Specimen;
import dev.atelier.simulator.ProviderSimulator;
import tools.jackson.databind.json.JsonMapper;

class OpenAiEmbeddingAdapterTest extends EmbeddingAdapterContract {

    OpenAiEmbeddingAdapterTest() {
        super(
                Specimen.of(
                        "openai",
                        ProviderSimulator::baseUrl,
                        "text-embedding-3-small",
                        () -> new OpenAiEmbeddingAdapter(new JsonMapper())),
                Sample::http);
    }
}
