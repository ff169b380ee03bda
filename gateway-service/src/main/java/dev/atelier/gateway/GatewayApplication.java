package dev.atelier.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.cloud.gateway.server.mvc.filter.FilterAutoConfiguration;

/** The one door to the platform. */
@SpringBootApplication(
        exclude = FilterAutoConfiguration.class,
        // It shows the documents of others.
        excludeName = "dev.atelier.platform.openapi.OpenApiAutoConfiguration")
@ConfigurationPropertiesScan
public class GatewayApplication {

    /** Starts the gateway. */
    public static void main(String[] args) {
        SpringApplication.run(GatewayApplication.class, args);
    }
}
