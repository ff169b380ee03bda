package dev.atelier.platform.access;

import dev.atelier.platform.security.PublicPaths;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The rules of a service's handlers, and the open paths that follow from them. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class AccessAutoConfiguration {

    @Bean
    WebMvcConfigurer accessCheck() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AccessCheck());
            }
        };
    }

    @Bean
    PublicPaths pathsOfOpenHandlers(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        return OpenHandlers.pathsOf(handlers.getHandlerMethods());
    }
}
