package dev.atelier.platform.i18n;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.LocaleResolver;

/** The message bundles of the service and the starter, and the language of a request. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration"
        })
class I18nAutoConfiguration {

    @Bean
    MessageSource messageSource(ObjectProvider<MessageBundle> ofLibraries) {
        return Bundles.open(ofLibraries.orderedStream());
    }

    @Bean
    Messages messages(MessageSource messageSource) {
        return new Messages(messageSource);
    }

    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    LocaleResolver localeResolver() {
        return new CallerLocaleResolver();
    }
}
