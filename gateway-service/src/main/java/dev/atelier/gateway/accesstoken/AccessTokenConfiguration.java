package dev.atelier.gateway.accesstoken;

import dev.atelier.platform.security.AccessTokens;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableFeignClients(clients = AccessTokenClient.class)
class AccessTokenConfiguration {

    @Bean
    TokenExchange tokenExchange(AccessTokenClient userService, AccessTokens tokens, MeterRegistry meters) {
        return new TokenExchange(new Resolutions(userService), tokens, new ExchangeMetrics(meters));
    }
}
