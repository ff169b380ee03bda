package dev.atelier.platform.access;

import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.security.PublicPaths;
import dev.atelier.platform.security.Scope;
import java.util.concurrent.Callable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A service with a handler for each kind of visitor, and two that forgot to say. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({HouseApplication.Rooms.class, HouseApplication.Forgotten.class})
class HouseApplication {

    @Bean
    PublicPaths documentation() {
        return PublicPaths.of("GET /docs/**");
    }

    @RestController
    @Access(Who.SESSION)
    static class Rooms {

        @GetMapping("/api/doors/{provider}")
        @Access(Who.ANYONE)
        Envelope<String> door(@PathVariable String provider) {
            return Envelope.of(provider);
        }

        @GetMapping("/api/me")
        Envelope<String> me() {
            return Envelope.of("me");
        }

        @GetMapping("/api/me/later")
        Callable<Envelope<String>> later() {
            return () -> Envelope.of("later");
        }

        @GetMapping("/api/chats")
        @Access(value = Who.STUDIO, scope = Scope.CHAT)
        Envelope<String> chats() {
            return Envelope.of("chats");
        }

        @PostMapping("/api/admin/users")
        @Access(Who.ADMIN)
        Envelope<String> admin(@RequestBody Object body) {
            return Envelope.of(body.toString());
        }

        @GetMapping("/internal/secrets")
        @Access(Who.SERVICE)
        Envelope<String> secrets() {
            return Envelope.of("secrets");
        }

        @GetMapping("/api/mistaken")
        @Access(Who.SERVICE)
        Envelope<String> mistaken() {
            return Envelope.of("outside the internal door");
        }
    }

    @RestController
    static class Forgotten {

        @GetMapping("/api/forgotten")
        Envelope<String> forgotten() {
            return Envelope.of("forgotten");
        }

        @GetMapping("/internal/forgotten")
        Envelope<String> forgottenInside() {
            return Envelope.of("forgotten");
        }

        @GetMapping("/docs/page")
        Envelope<String> documentation() {
            return Envelope.of("documentation");
        }
    }
}
