package dev.atelier.config;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Of the config server's many endpoints exactly one is reachable: {@code GET /{names}/{profiles}}. Its file, encryption and
 * monitor endpoints, where its advisories were, answer 404 as if they did not exist.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpsCredentials.class)
class Fence {

    private static final String WORDS = "[a-z][a-z0-9-]*(,[a-z][a-z0-9-]*)*";
    private static final RequestMatcher SETTINGS = RegexRequestMatcher.regexMatcher(
            HttpMethod.GET, "/(?!(actuator|encrypt|decrypt|key|monitor)/)" + WORDS + "/" + WORDS);
    private static final String[] HEALTH = {"/actuator/health", "/actuator/health/*"};

    @Bean
    @Profile("local")
    SecurityFilterChain openOnLoopback(HttpSecurity http) {
        return stateless(http)
                .authorizeHttpRequests(rules -> rules.requestMatchers(SETTINGS)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, HEALTH)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
                .build();
    }

    @Bean
    @Profile("!local")
    SecurityFilterChain withCredentials(HttpSecurity http) {
        return stateless(http)
                .authorizeHttpRequests(rules -> rules.requestMatchers(SETTINGS)
                        .authenticated()
                        .requestMatchers(HttpMethod.GET, HEALTH)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .httpBasic(Customizer.withDefaults())
                .exceptionHandling(errors -> errors.accessDeniedHandler(
                        (_, response, _) -> response.setStatus(HttpStatus.NOT_FOUND.value())))
                .build();
    }

    @Bean
    @Profile("!local")
    UserDetailsService operators(OpsCredentials credentials) {
        credentials.require();
        return new InMemoryUserDetailsManager(User.withUsername(credentials.user())
                .password("{noop}" + credentials.password())
                .roles("OPS")
                .build());
    }

    /** Without one Boot would invent a user. */
    @Bean
    @Profile("local")
    UserDetailsService nobody() {
        return new InMemoryUserDetailsManager();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }
}
