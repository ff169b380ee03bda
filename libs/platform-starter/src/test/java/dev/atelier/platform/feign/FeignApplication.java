package dev.atelier.platform.feign;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** A service that calls another one. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableFeignClients(clients = {FeignApplication.Ledger.class, FeignApplication.Elsewhere.class})
class FeignApplication {

    @FeignClient("ledger-service")
    interface Ledger {

        @GetMapping("/internal/answer")
        String answer();

        @PostMapping("/internal/answer")
        String post();

        @GetMapping("/public/answer")
        String publicAnswer();
    }

    @FeignClient("absent-service")
    interface Elsewhere {

        @GetMapping("/internal/answer")
        String answer();
    }
}
