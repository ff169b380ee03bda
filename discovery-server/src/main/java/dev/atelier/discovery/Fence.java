package dev.atelier.discovery;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Who could register a service could have our traffic: outside the local stack everything but health needs credentials. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpsCredentials.class)
class Fence {

    @Bean
    @Profile("local")
    SecurityFilterChain openOnLoopback(HttpSecurity http) {
        return stateless(http)
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Profile("!local")
    SecurityFilterChain withCredentials(HttpSecurity http) {
        return stateless(http)
                .authorizeHttpRequests(
                        rules -> rules.requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/*")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .httpBasic(Customizer.withDefaults())
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
