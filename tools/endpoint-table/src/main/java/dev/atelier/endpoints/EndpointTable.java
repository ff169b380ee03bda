package dev.atelier.endpoints;

import dev.atelier.platform.access.AccessRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The endpoints of one service as Spring maps them, found without starting the service. */
public final class EndpointTable {

    private EndpointTable() {}

    /** One Markdown row per endpoint of the controllers in this package and below: method, path, whom it serves, scope. */
    public static List<String> rows(String basePackage) {
        try (var context = new GenericApplicationContext()) {
            var controllers = new ClassPathScanningCandidateComponentProvider(false);
            controllers.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
            controllers.findCandidateComponents(basePackage).forEach(controller -> {
                controller.setLazyInit(true);
                context.registerBeanDefinition(String.valueOf(controller.getBeanClassName()), controller);
            });
            context.refresh();
            var mapping = new RequestMappingHandlerMapping();
            mapping.setApplicationContext(context);
            mapping.afterPropertiesSet();
            return mapping.getHandlerMethods().entrySet().stream()
                    .flatMap(EndpointTable::endpoints)
                    .sorted()
                    .map(Endpoint::row)
                    .toList();
        }
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
