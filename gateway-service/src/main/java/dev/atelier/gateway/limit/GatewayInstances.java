package dev.atelier.gateway.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.cloud.client.discovery.DiscoveryClient;

/** How many gateways are up, as discovery knows; at least this one. */
class GatewayInstances {

    private static final Duration BELIEVED = Duration.ofSeconds(5);

    private final DiscoveryClient discovery;
    private final String serviceId;
    private final Clock clock;
    private volatile Count last = new Count(1, Instant.MIN);

    GatewayInstances(DiscoveryClient discovery, String serviceId, Clock clock) {
        this.discovery = discovery;
        this.serviceId = serviceId;
        this.clock = clock;
    }

    int count() {
        Count known = last;
        Instant now = clock.instant();
        if (now.isAfter(known.until)) {
            known = new Count(Math.max(1, discovery.getInstances(serviceId).size()), now.plus(BELIEVED));
            last = known;
        }
        return known.instances;
    }

    private record Count(int instances, Instant until) {}
}
