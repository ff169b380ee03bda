package dev.atelier.platform.security.filter;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.security.PublicPaths;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service with a room behind every door. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(DoorsApplication.Rooms.class)
class DoorsApplication {

    @Bean
    PublicPaths documentation() {
        return PublicPaths.of("GET /v3/api-docs/**");
    }

    @RestController
    static class Rooms {

        @PostMapping("/api/auth/login")
        @Access(Who.ANYONE)
        Envelope<String> login() {
            return Envelope.of("welcome");
        }

        @GetMapping("/v3/api-docs/x")
        Envelope<String> documentation() {
            return Envelope.of("documentation");
        }

        @GetMapping("/api/me")
        @Access(Who.SESSION)
        Envelope<String> me(@AuthenticationPrincipal Caller caller) {
            return Envelope.of(caller.userId());
        }

        @GetMapping("/api/admin/users")
        @Access(Who.ADMIN)
        Envelope<String> admin() {
            return Envelope.of("everybody");
        }

        @GetMapping("/internal/secrets")
        @Access(Who.SERVICE)
        Envelope<String> internal(@AuthenticationPrincipal String service) {
            return Envelope.of(service);
        }
    }
}
