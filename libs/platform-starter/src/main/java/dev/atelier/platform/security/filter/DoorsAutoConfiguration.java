package dev.atelier.platform.security.filter;

import dev.atelier.platform.error.ErrorAnswers;
import dev.atelier.platform.security.AccessTokens;
import dev.atelier.platform.security.PlatformSecurityProperties;
import dev.atelier.platform.security.PublicPaths;
import dev.atelier.platform.security.ServiceTokens;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** One filter chain per door, each of one filter. */
@AutoConfiguration(before = {ServletWebSecurityAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class DoorsAutoConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain opsDoor(PlatformSecurityProperties properties, Environment environment, ErrorAnswers answers) {
        boolean open = environment.acceptsProfiles(Profiles.of("local"));
        return new DefaultSecurityFilterChain(
                request -> RequestPath.isUnder(request, OpsFilter.ROOT), new OpsFilter(properties, open, answers));
    }

    @Bean
    @Order(2)
    @ConditionalOnBooleanProperty(name = "atelier.security.internal-paths", matchIfMissing = true)
    SecurityFilterChain internalDoor(ServiceTokens tokens, ErrorAnswers answers) {
        return new DefaultSecurityFilterChain(
                request -> RequestPath.isUnder(request, ServiceTokenFilter.ROOT),
                new ServiceTokenFilter(tokens, answers));
    }

    @Bean
    @Order(3)
    SecurityFilterChain publicDoor(AccessTokens tokens, ObjectProvider<PublicPaths> paths, ErrorAnswers answers) {
        return new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE,
                new BearerTokenFilter(tokens, paths.orderedStream().toList(), answers));
    }

    @Bean
    @ConditionalOnMissingBean
    HttpFirewall httpFirewall() {
        return new Firewall();
    }

    @Bean
    RequestRejectedHandler rejectedRequests(ErrorAnswers answers) {
        return new RejectedRequests(answers);
    }

    /** Security's observations cost more than all of its work here, and tell nothing that the access log does not. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    /** Nobody signs in through Spring Security; without this bean Boot would invent a user with a password of its own. */
    @Bean
    @ConditionalOnMissingBean
    AuthenticationManager nobodySignsInHere() {
        return _ -> {
            throw new ProviderNotFoundException("Sign-in is user-service's");
        };
    }
}
