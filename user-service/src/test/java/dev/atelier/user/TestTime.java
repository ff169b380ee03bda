package dev.atelier.user;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Lets tests skip time. */
@TestConfiguration(proxyBeanMethods = false)
class TestTime {

    @Bean
    MovableClock movableClock() {
        return new MovableClock();
    }
}
