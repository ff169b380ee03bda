package dev.atelier.platform.sample;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** The starter's web half in a real Tomcat, with all doors open. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "dev.atelier.platform.security.TokenAutoConfiguration",
            "dev.atelier.platform.security.filter.DoorsAutoConfiguration",
            "dev.atelier.platform.security.revocation.RevocationAutoConfiguration",
            "dev.atelier.platform.redis.RedisAutoConfiguration",
            "dev.atelier.platform.feign.FeignDefaultsAutoConfiguration"
        })
@Import({FailingController.class, ThingController.class, StreamController.class})
public class SampleApplication {

    @Bean
    SecurityFilterChain open() {
        return new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE);
    }
}
