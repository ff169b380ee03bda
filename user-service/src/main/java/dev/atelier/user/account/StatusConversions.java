package dev.atelier.user.account;

import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/** Stores {@link AccountStatus} as the API spells it, so that operators meet one spelling only. */
@Configuration(proxyBeanMethods = false)
class StatusConversions {

    @Bean
    MongoCustomConversions mongoCustomConversions() {
        return new MongoCustomConversions(List.of(new ToText(), new FromText()));
    }

    @WritingConverter
    private static final class ToText implements Converter<AccountStatus, String> {

        @Override
        public String convert(AccountStatus status) {
            return status.name().toLowerCase(Locale.ROOT);
        }
    }

    @ReadingConverter
    private static final class FromText implements Converter<String, AccountStatus> {

        @Override
        public AccountStatus convert(String text) {
            return AccountStatus.valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
