package dev.atelier.endpoints;

import dev.atelier.platform.access.AccessRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** The endpoints of one service as Spring maps them, found without starting the service. */
public final class EndpointTable {

    private EndpointTable() {}

    /** One Markdown row per endpoint of the controllers in these packages and below: method, path, whom it serves, scope. */
    public static List<String> rows(String... basePackages) {
        return Stream.of(basePackages)
                .flatMap(basePackage -> Handlers.in(basePackage).entrySet().stream())
                .flatMap(EndpointTable::endpoints)
                .sorted()
                .map(Endpoint::row)
                .toList();
    }

    /** Method and path of every endpoint there that the gateway may lead to, as {@code GET /things/{id}}. */
    static List<String> publicCalls(String basePackage) {
        return Handlers.in(basePackage).entrySet().stream()
                .flatMap(EndpointTable::endpoints)
                .filter(Endpoint::isPublic)
                .sorted()
                .map(endpoint -> endpoint.method() + " " + endpoint.path())
                .toList();
    }

    private static Stream<Endpoint> endpoints(Map.Entry<RequestMappingInfo, HandlerMethod> handler) {
        Set<String> methods = Set.copyOf(handler.getKey().getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .toList());
        AccessRule rule = AccessRule.of(handler.getValue());
        return handler.getKey().getPatternValues().stream()
                .flatMap(path -> (methods.isEmpty() ? Stream.of("any") : methods.stream())
                        .map(method -> new Endpoint(path, method, rule)));
    }
}
