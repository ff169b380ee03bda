package dev.atelier.platform.envelope;

import dev.atelier.platform.i18n.Messages;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Every success says so in the caller's language. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class EnvelopeAutoConfiguration {

    @Bean
    EnvelopeMessageAdvice envelopeMessageAdvice(Messages messages) {
        return new EnvelopeMessageAdvice(messages);
    }
}
