package dev.atelier.gateway.apidocs;

import dev.atelier.gateway.route.PublicRoute;
import dev.atelier.gateway.upstream.ServiceProxies;
import dev.atelier.gateway.upstream.UpstreamProperties;
import dev.atelier.platform.security.PublicPaths;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Where {@code atelier.api-docs.enabled} is not set, none of these paths exists. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("atelier.api-docs.enabled")
class ApiDocsConfiguration {

    private static final String DOCUMENTS = "/v3/api-docs";
    private static final String PAGE = "/swagger-ui.html";
    private static final String FILES = "/swagger-ui";

    @Bean
    PublicRoute apiDocsRoute() {
        List<String> paths = List.of(DOCUMENTS + "/**", PAGE, FILES + "/**");
        return new PublicRoute("api-docs", "gateway-service", paths, Duration.ZERO);
    }

    @Bean
    PublicPaths apiDocsPaths() {
        return PublicPaths.of(
                "GET " + DOCUMENTS + "/**",
                "HEAD " + DOCUMENTS + "/**",
                "GET " + PAGE,
                "HEAD " + PAGE,
                "GET " + FILES + "/**",
                "HEAD " + FILES + "/**");
    }

    @Bean
    RouterFunction<ServerResponse> apiDocs(
            GatewayMvcProperties routes,
            DiscoveryClient discovery,
            ServiceProxies proxies,
            UpstreamProperties upstream) {
        var documents = ServiceDocuments.of(
                routes.getRoutes(), discovery, service -> proxies.to(service, upstream.responseTimeout()));
        var ui = SwaggerUi.ofClassPath();
        return RouterFunctions.route()
                .GET(DOCUMENTS + "/swagger-config", documents::list)
                .GET(DOCUMENTS + "/{service}", documents::show)
                .GET(PAGE, ui::page)
                .GET(FILES + "/{file}", ui::file)
                .build();
    }
}
