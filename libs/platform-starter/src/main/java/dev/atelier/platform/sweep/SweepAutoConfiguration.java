package dev.atelier.platform.sweep;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Where there is a store; a service without one has nothing that piles up. */
@AutoConfiguration
@ConditionalOnClass(name = "org.springframework.dao.DataAccessException")
class SweepAutoConfiguration {

    @Bean
    Sweeps sweeps(ObjectProvider<Sweep> sweeps) {
        return new Sweeps(sweeps.orderedStream().toList());
    }
}
