package dev.atelier.stats;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts stats-service. Scheduling is for its own housekeeping: getting ready, and finishing what a crash left. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class StatsApplication {

    public static void main(String[] args) {
        SpringApplication.run(StatsApplication.class, args);
    }
}
