package dev.atelier.aiproxy.adapter.generic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.aiproxy.Sample;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.contract.Specimen;
import dev.atelier.aiproxy.spi.contract.VideoAdapterContract;
import dev.atelier.aiproxy.spi.media.VideoAdapter;
import dev.atelier.simulator.ProviderSimulator;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The sample that makes videos, with the settings it is shipped with. */
class GenericVideoAdapterTest extends VideoAdapterContract {

    GenericVideoAdapterTest() {
        super(
                Specimen.of("zoetrope", ProviderSimulator::zoetropeBaseUrl, "zoetrope-1", () ->
                                (VideoAdapter) new GenericVideoAdapter(new JsonMapper()))
                        .claiming("progress", "cancel", "find", "image")
                        .with(ShippedProvider.options("zoetrope"))
                        .failing(Map.of(402, ProviderException.QuotaExhausted.class)),
                Sample::http);
    }

    @Test
    void asks_again_when_the_provider_wants_to_be_asked() {
        assertThat(adapter.submit(request("A fox runs.")).pollAfter()).isEqualTo(Duration.ofSeconds(1));
    }
}
