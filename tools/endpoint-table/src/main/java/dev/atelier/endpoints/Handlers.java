package dev.atelier.endpoints;

import java.util.Map;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The handlers of a service as Spring maps them, found without starting the service. */
final class Handlers {

    private Handlers() {}

    /** Those of the controllers in this package and below. */
    static Map<RequestMappingInfo, HandlerMethod> in(String basePackage) {
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
            return mapping.getHandlerMethods();
        }
    }
}
