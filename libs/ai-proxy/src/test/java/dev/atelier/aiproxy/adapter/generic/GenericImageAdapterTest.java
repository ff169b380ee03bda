package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.Sample;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.contract.ImageAdapterContract;
import dev.atelier.aiproxy.spi.contract.Specimen;
import dev.atelier.aiproxy.spi.media.ImageAdapter;
import dev.atelier.simulator.ProviderSimulator;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The sample that makes pictures, with the settings it is shipped with. */
class GenericImageAdapterTest extends ImageAdapterContract {

    GenericImageAdapterTest() {
        super(
                Specimen.of("zoetrope", ProviderSimulator::zoetropeBaseUrl, "zoetrope-still-1", () ->
                                (ImageAdapter) new GenericImageAdapter(new JsonMapper()))
                        .claiming("several")
                        .with(ShippedProvider.options("zoetrope"))
                        .failing(Map.of(
                                402, ProviderException.QuotaExhausted.class,
                                451, ProviderException.ContentBlocked.class)),
                Sample::http);
    }
}
