package dev.atelier.discovery;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.netflix.eureka.server.EnableEurekaServer;

/** Starts the discovery server. */
@SpringBootApplication
@EnableEurekaServer
public class DiscoveryApplication {

    /** Its settings are in {@code application.yml}. */
    public static void main(String[] arguments) {
        SpringApplication.run(DiscoveryApplication.class, arguments);
    }
}
