package dev.atelier.aiproxy.key;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.atelier.platform.security.revocation.Revocation;
import dev.atelier.platform.security.revocation.RevocationList;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Users' own keys, from user-service; {@code atelier.proxy.own-keys.enabled=false}: nobody has any. */
@Configuration(proxyBeanMethods = false)
public class KeyConfiguration {

    private static final String ENABLED = "atelier.proxy.own-keys.enabled";

    @Bean
    ChooseKeys chooseKeys(CallerKeys callerKeys) {
        return new ChooseKeys(callerKeys);
    }

    /** With user-service. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = ENABLED, matchIfMissing = true)
    @EnableConfigurationProperties(KeyCacheProperties.class)
    @EnableFeignClients(clients = KeyClient.class)
    static class FromUserService {

        @Bean
        KeyOwners keyOwners() {
            return new KeyOwners();
        }

        @Bean
        RememberedKeys callerKeys(
                KeyOwners owners, KeyClient client, KeyCacheProperties properties, RevocationList revocations) {
            var keys = new RememberedKeys(owners, client, properties, Ticker.systemTicker());
            revocations.onKeyNews(news -> keys.forget(owner(news)));
            return keys;
        }

        @Bean
        OwnersLoader ownersLoader(KeyOwners owners, KeyClient client, KeyCacheProperties properties) {
            return new OwnersLoader(owners, client, properties.reload());
        }

        private static Owner owner(Revocation news) {
            int colon = news.id().indexOf(':');
            return new Owner(
                    news.id().substring(0, Math.max(0, colon)), news.id().substring(colon + 1));
        }
    }

    /** Without. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = ENABLED, havingValue = false)
    static class Nobody {

        @Bean
        CallerKeys callerKeys() {
            return (_, _) -> null;
        }
    }
}
