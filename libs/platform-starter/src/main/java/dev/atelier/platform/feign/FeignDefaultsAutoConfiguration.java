package dev.atelier.platform.feign;

import dev.atelier.platform.security.ServiceTokens;
import feign.Capability;
import feign.Feign;
import feign.RequestInterceptor;
import feign.codec.ErrorDecoder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.cloud.openfeign.CircuitBreakerNameResolver;
import org.springframework.cloud.openfeign.FeignAutoConfiguration;
import org.springframework.cloud.openfeign.clientconfig.HttpClient5FeignConfiguration.HttpClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/** What all our {@code @FeignClient}s have; timeouts and the breaker's numbers are in {@code atelier-defaults.properties}. */
@AutoConfiguration(before = FeignAutoConfiguration.class)
@ConditionalOnClass(Feign.class)
class FeignDefaultsAutoConfiguration {

    @Bean
    RequestInterceptor serviceTokenInterceptor(ServiceTokens tokens) {
        return new ServiceTokenInterceptor(tokens);
    }

    @Bean
    @ConditionalOnMissingBean
    ErrorDecoder outageDecoder() {
        return new OutageDecoder();
    }

    @Bean
    Capability outageTranslation() {
        return new OutageTranslation();
    }

    /** One breaker per service we call: it is the service that is away, not a method of it. */
    @Bean
    @ConditionalOnMissingBean
    CircuitBreakerNameResolver breakerPerService() {
        return (clientName, _, _) -> clientName;
    }

    /** The HTTP client retries nothing and follows nothing by itself; what may be retried is the caller's decision. */
    @Bean
    HttpClientBuilderCustomizer plainHttpClient() {
        return builder -> builder.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching();
    }
}
