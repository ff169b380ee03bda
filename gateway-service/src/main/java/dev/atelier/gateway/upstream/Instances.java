package dev.atelier.gateway.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;

/** The instances of one service, taken in turn; those that failed a moment ago come last. */
final class Instances {

    private static final Duration BELIEVED = Duration.ofSeconds(1);

    private final DiscoveryClient discovery;
    private final String serviceId;
    private final Clock clock;
    private final Cache<HttpHost, Boolean> avoided;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile Known known = new Known(List.of(), Instant.MIN);

    Instances(DiscoveryClient discovery, String serviceId, Duration quarantine, Clock clock) {
        this.discovery = discovery;
        this.serviceId = serviceId;
        this.clock = clock;
        this.avoided = Caffeine.newBuilder()
                .expireAfterWrite(quarantine)
                .maximumSize(1_000)
                .build();
    }

    /** The next instance that was not tried yet; {@code null} when there is none left. */
    @Nullable
    HttpHost next(Set<HttpHost> tried) {
        List<HttpHost> hosts = hosts();
        int first = turn.getAndIncrement();
        HttpHost lastResort = null;
        for (int i = 0; i < hosts.size(); i++) {
            HttpHost host = hosts.get(Math.floorMod(first + i, hosts.size()));
            if (tried.contains(host)) {
                continue;
            }
            if (avoided.getIfPresent(host) == null) {
                return host;
            }
            lastResort = lastResort == null ? host : lastResort;
        }
        return lastResort;
    }

    /** Makes it a last resort for a while. */
    void avoid(HttpHost host) {
        avoided.put(host, Boolean.TRUE);
    }

    private List<HttpHost> hosts() {
        Known current = known;
        Instant now = clock.instant();
        if (now.isAfter(current.until)) {
            List<HttpHost> found = discovery.getInstances(serviceId).stream()
                    .map(Instances::host)
                    .toList();
            current = new Known(found, now.plus(BELIEVED));
            known = current;
        }
        return current.hosts;
    }

    private static HttpHost host(ServiceInstance instance) {
        return new HttpHost(instance.isSecure() ? "https" : "http", instance.getHost(), instance.getPort());
    }

    private record Known(List<HttpHost> hosts, Instant until) {}
}
