package dev.atelier.config;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.config.server.EnableConfigServer;

/** Starts the config server. */
@SpringBootApplication
@EnableConfigServer
public class ConfigApplication {

    /**
     * Its own settings are in {@code config-server.yml}: a file named {@code application.yml} would come together with the
     * one in {@code config/}, which is meant for the services.
     */
    public static void main(String[] arguments) {
        var application = new SpringApplication(ConfigApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "config-server"));
        application.run(arguments);
    }
}
