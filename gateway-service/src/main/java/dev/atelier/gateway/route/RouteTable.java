package dev.atelier.gateway.route;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.cloud.gateway.server.mvc.config.PredicateProperties;
import org.springframework.cloud.gateway.server.mvc.config.RouteProperties;

/** The configured routes, to be looked up before the framework routes: for limits, authentication and the plain 404. */
public final class RouteTable {

    private final List<PublicRoute> routes;

    RouteTable(List<PublicRoute> routes) {
        this.routes = List.copyOf(routes);
    }

    static RouteTable of(List<RouteProperties> configured, Duration defaultTimeout) {
        return new RouteTable(
                configured.stream().map(route -> route(route, defaultTimeout)).toList());
    }

    RouteTable and(List<PublicRoute> more) {
        return new RouteTable(Stream.concat(routes.stream(), more.stream()).toList());
    }

    /** The route a decoded path leads to; {@code null} for a path that is not public. */
    public @Nullable PublicRoute find(String path) {
        for (PublicRoute route : routes) {
            if (route.leadsFrom(path)) {
                return route;
            }
        }
        return null;
    }

    static PublicRoute route(RouteProperties configured, Duration defaultTimeout) {
        List<String> paths = configured.getPredicates().stream()
                .filter(predicate -> "Path".equals(predicate.getName()))
                .map(PredicateProperties::getArgs)
                .flatMap(args -> args.values().stream())
                .toList();
        return new PublicRoute(
                Objects.requireNonNull(configured.getId(), "a route needs an id"),
                Objects.requireNonNull(configured.getUri(), "a route needs an uri")
                        .getHost(),
                paths,
                responseTimeout(configured, defaultTimeout));
    }

    private static Duration responseTimeout(RouteProperties configured, Duration defaultTimeout) {
        Object own = configured.getMetadata().get("response-timeout");
        return own == null ? defaultTimeout : DurationStyle.detectAndParse(own.toString());
    }
}
