package dev.atelier.gateway.route;

import dev.atelier.gateway.upstream.ServiceProxies;
import dev.atelier.gateway.upstream.UpstreamProperties;
import java.util.function.Function;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.config.RouteProperties;
import org.springframework.cloud.gateway.server.mvc.filter.FilterBeanFactoryDiscoverer;
import org.springframework.cloud.gateway.server.mvc.filter.FilterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctionDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Gives {@code lb://service} routes their handler. The framework's own filter configuration is left out because it would
 * define the same: its way chooses one instance through a blocked reactive chain, does not try a second one and buffers
 * nothing we could abort.
 */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    @Bean
    RouteTable routeTable(
            GatewayMvcProperties routes, UpstreamProperties upstream, ObjectProvider<PublicRoute> ownPages) {
        return RouteTable.of(routes.getRoutes(), upstream.responseTimeout())
                .and(ownPages.stream().toList());
    }

    @Bean
    Function<RouteProperties, HandlerFunctionDefinition> lbHandlerFunctionDefinition(
            ServiceProxies proxies, UpstreamProperties upstream) {
        return configured -> {
            PublicRoute route = RouteTable.route(configured, upstream.responseTimeout());
            return new HandlerFunctionDefinition.Default("lb", proxies.to(route.service(), route.responseTimeout()));
        };
    }

    @Bean
    FilterBeanFactoryDiscoverer filterBeanFactoryDiscoverer(BeanFactory beans) {
        return new FilterBeanFactoryDiscoverer(beans) {};
    }

    @Bean
    FilterFunctions.FilterSupplier filterFunctionsSupplier() {
        return new FilterFunctions.FilterSupplier();
    }
}
