package dev.atelier.user.session;

import dev.atelier.platform.security.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The only doors that open without a token. */
@Configuration(proxyBeanMethods = false)
class PublicSessionPaths {

    @Bean
    PublicPaths sessionPaths() {
        return PublicPaths.of("POST /api/auth/register", "POST /api/auth/login", "POST /api/auth/refresh");
    }
}
