package dev.atelier.platform.error;

import dev.atelier.platform.i18n.Messages;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/** One path for every error, from Tomcat's own refusals to a bug in a controller. */
@AutoConfiguration(
        beforeName = "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
        afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ErrorAutoConfiguration {

    /** Inside request id, observation and access log; outside everything else. */
    private static final int FILTER_ORDER = Ordered.HIGHEST_PRECEDENCE + 3;

    @Bean
    ErrorAnswers errorAnswers(ObjectProvider<ErrorTranslator> translators, Messages messages, JsonMapper json) {
        return new ErrorAnswers(translators.orderedStream().toList(), messages, json);
    }

    @Bean
    WebMvcConfigurer platformExceptionHandling(ErrorAnswers answers) {
        return new WebMvcConfigurer() {
            @Override
            public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
                resolvers.removeIf(resolver -> !(resolver instanceof ExceptionHandlerExceptionResolver));
                resolvers.add(new PlatformExceptionHandler(answers));
            }
        };
    }

    @Bean
    ErrorPageController errorPageController(ErrorAnswers answers) {
        return new ErrorPageController(answers);
    }

    @Bean
    FilterRegistrationBean<FailureBoundaryFilter> failureBoundaryFilter(ErrorAnswers answers) {
        var registration = new FilterRegistrationBean<>(new FailureBoundaryFilter(answers));
        registration.setOrder(FILTER_ORDER);
        return registration;
    }

    /** Tomcat takes the class name of the valve it finds, so that it adds none of its own behind ours. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> tomcatErrorAnswers(ErrorAnswers answers) {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(TomcatErrorValve.class.getName());
                host.getPipeline().addValve(new TomcatErrorValve(answers));
            }
        });
    }
}
