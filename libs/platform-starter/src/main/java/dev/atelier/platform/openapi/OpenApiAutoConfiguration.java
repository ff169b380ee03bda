package dev.atelier.platform.openapi;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** The document of a service's API, where {@code atelier.api-docs.enabled} says so; made when it is first asked for. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBooleanProperty("atelier.api-docs.enabled")
class OpenApiAutoConfiguration {

    @Bean
    ApiDocumentController apiDocumentController(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers,
            Environment environment,
            JsonMapper json) {
        String service = environment.getRequiredProperty("spring.application.name");
        return new ApiDocumentController(SingletonSupplier.of(
                () -> ApiDocument.of(service, handlers.getObject().getHandlerMethods(), json)));
    }
}
