package dev.atelier.platform.security;

import dev.atelier.platform.security.revocation.RevocationList;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The keys and both kinds of tokens. Without good keys the service does not start. */
@AutoConfiguration
@EnableConfigurationProperties(PlatformSecurityProperties.class)
class TokenAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TokenKeys tokenKeys(PlatformSecurityProperties properties) {
        return TokenKeys.parse(properties.jwtKeys());
    }

    @Bean
    RevocationList revocationList(Clock clock) {
        return new RevocationList(clock);
    }

    @Bean
    AccessTokens accessTokens(TokenKeys keys, RevocationList revocations, Clock clock) {
        return new AccessTokens(keys, revocations, clock);
    }

    @Bean
    ServiceTokens serviceTokens(TokenKeys keys, Environment environment, Clock clock) {
        return new ServiceTokens(keys, environment.getProperty("spring.application.name", "unnamed-service"), clock);
    }
}
