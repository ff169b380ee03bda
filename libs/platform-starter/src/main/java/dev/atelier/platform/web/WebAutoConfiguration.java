package dev.atelier.platform.web;

import dev.atelier.platform.error.ErrorAnswers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The filters every request passes, in this order: request id, (Boot's observation), access log, (failure boundary),
 * request limits.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebProperties.class)
class WebAutoConfiguration {

    /** Whoever may not call is told so, whatever form of answer is wanted; other interceptors have order 0. */
    private static final int AFTER_ACCESS = 1;

    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
        var registration = outermost(new RequestIdFilter(), 0);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        return registration;
    }

    @Bean
    FilterRegistrationBean<AccessLogFilter> accessLogFilter(WebProperties properties) {
        return outermost(new AccessLogFilter(new AccessLog(properties.slowCall())), 2);
    }

    @Bean
    FilterRegistrationBean<RequestLimitFilter> requestLimitFilter(WebProperties properties, ErrorAnswers answers) {
        return outermost(new RequestLimitFilter(properties.maxBody().toBytes(), answers), 4);
    }

    @Bean
    WebMvcConfigurer pageRequestArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new PageRequestResolver());
            }
        };
    }

    @Bean
    WebMvcConfigurer answerNegotiation() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new AnswerNegotiation()).order(AFTER_ACCESS);
            }

            @Override
            public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
                negotiation.strategies(List.of(new AgreedAnswerTypes()));
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> tomcatRequestIds() {
        return factory -> {
            factory.addEngineValves(new RequestIdValve());
            // Whoever asks with Expect: 100-continue learns of a refusal before the body is on its way.
            factory.addConnectorCustomizers(connector -> connector.setProperty("continueResponseTiming", "onRead"));
        };
    }

    private static <F extends Filter> FilterRegistrationBean<F> outermost(F filter, int offset) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + offset);
        return registration;
    }
}
