package dev.atelier.gateway.entry;

import dev.atelier.gateway.accesstoken.TokenExchange;
import dev.atelier.gateway.address.ClientAddress;
import dev.atelier.gateway.limit.RateLimiter;
import dev.atelier.gateway.route.RouteTable;
import dev.atelier.platform.error.ErrorAnswers;
import dev.atelier.platform.security.AccessTokens;
import dev.atelier.platform.security.PublicPaths;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EntryConfiguration {

    private static final int CORS = -115;
    private static final int ENTRY = -110;

    @Bean
    FilterRegistrationBean<CorsFilter> cors(EntryProperties properties, ErrorAnswers answers) {
        var registration = new FilterRegistrationBean<>(new CorsFilter(properties.corsOrigins(), answers));
        registration.setOrder(CORS);
        return registration;
    }

    @Bean
    PublicPaths openCalls(EntryProperties properties) {
        return PublicPaths.of(properties.openCalls().toArray(String[]::new));
    }

    @Bean
    Entrance entrance(
            RouteTable routes, ObjectProvider<PublicPaths> openCalls, AccessTokens tokens, TokenExchange exchange) {
        return new Entrance(routes, openCalls.orderedStream().toList(), tokens, exchange);
    }

    @Bean
    FilterRegistrationBean<EntryFilter> entry(
            EntryProperties properties, Entrance entrance, RateLimiter limiter, ErrorAnswers answers) {
        var addresses = new ClientAddress(properties.trustedProxies());
        var filter = new EntryFilter(addresses, entrance, limiter, answers);
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(ENTRY);
        return registration;
    }
}
