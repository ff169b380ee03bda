package dev.atelier.platform.address;

import dev.atelier.platform.security.ServiceTokens;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Lets a service ask for the address behind the gateway. */
@AutoConfiguration(afterName = "dev.atelier.platform.security.TokenAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class AddressAutoConfiguration {

    @Bean
    @ConditionalOnBean(ServiceTokens.class)
    ClientAddress clientAddress(ServiceTokens tokens) {
        return new ClientAddress(tokens);
    }
}
