package dev.atelier.gateway.pace;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PaceConfiguration {

    @Bean
    NoTrickling noTrickling() {
        return new NoTrickling();
    }
}
