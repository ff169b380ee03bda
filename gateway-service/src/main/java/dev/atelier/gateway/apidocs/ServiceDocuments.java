package dev.atelier.gateway.apidocs;

import dev.atelier.gateway.upstream.ServiceProxy;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.gateway.server.mvc.config.RouteProperties;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What the services that routes lead to say about themselves, each under its own name, as long as one of them runs. */
final class ServiceDocuments {

    private final Map<String, ServiceProxy> proxies;
    private final DiscoveryClient discovery;

    private ServiceDocuments(Map<String, ServiceProxy> proxies, DiscoveryClient discovery) {
        this.proxies = proxies;
        this.discovery = discovery;
    }

    static ServiceDocuments of(
            List<RouteProperties> routes, DiscoveryClient discovery, Function<String, ServiceProxy> proxies) {
        Map<String, ServiceProxy> byService = routes.stream()
                .map(RouteProperties::getUri)
                .filter(Objects::nonNull)
                .map(URI::getHost)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), proxies, (one, _) -> one, TreeMap::new));
        return new ServiceDocuments(byService, discovery);
    }

    /** What Swagger UI reads first. */
    ServerResponse list(ServerRequest request) {
        List<Listed> urls = proxies.keySet().stream()
                .filter(this::isRunning)
                .map(service -> new Listed("/v3/api-docs/" + service, service))
                .toList();
        return ServerResponse.ok().body(new SwaggerConfig(urls));
    }

    /** One document, as its service gives it. */
    ServerResponse show(ServerRequest request) throws IOException {
        String service = request.pathVariable("service");
        ServiceProxy proxy = proxies.get(service);
        if (proxy == null || !isRunning(service)) {
            throw ApiException.of(ErrorCode.NOT_FOUND);
        }
        return proxy.handle(request);
    }

    private boolean isRunning(String service) {
        return !discovery.getInstances(service).isEmpty();
    }

    private record SwaggerConfig(List<Listed> urls) {}

    private record Listed(String url, String name) {}
}
