package dev.atelier.aiproxy.spi.contract;

import dev.atelier.aiproxy.spi.ProviderHttp;
import java.time.Duration;

/** Makes ways to a provider. */
public interface Transport {

    /** One that waits no longer than this for the first byte, and for each further one. */
    ProviderHttp patient(Duration firstByte, Duration silence);
}
