package dev.atelier.aiproxy.adapter.openai;

import dev.atelier.aiproxy.Sample;
import dev.atelier.aiproxy.spi.EmbeddingAdapter;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.contract.EmbeddingAdapterContract;
import dev.atelier.aiproxy.transport.ApacheProviderHttp;
import dev.atelier.simulator.ProviderSimulator;
import java.net.URI;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

class OpenAiEmbeddingAdapterTest extends EmbeddingAdapterContract {

    @Override
    protected EmbeddingAdapter adapter() {
        return new OpenAiEmbeddingAdapter(new JsonMapper());
    }

    @Override
    protected ProviderHttp http(Duration firstByte) {
        return new ApacheProviderHttp(Sample.patience(firstByte, Duration.ofSeconds(20), Duration.ofMinutes(10)));
    }

    @Override
    protected String provider() {
        return "openai";
    }

    @Override
    protected URI baseUrl(ProviderSimulator simulator) {
        return URI.create(simulator.baseUrl());
    }

    @Override
    protected String model() {
        return "text-embedding-3-small";
    }
}
