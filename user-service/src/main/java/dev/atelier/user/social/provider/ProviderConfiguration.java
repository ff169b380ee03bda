package dev.atelier.user.social.provider;

import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationProvider;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** The parts of Spring Security's OAuth 2.0 client that are used here, all on clients with time limits. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

    @Bean
    ProviderHttp providerHttp(RestClient.Builder clients, ClientHttpRequestFactory providerConnections) {
        return new ProviderHttp(clients.requestFactory(providerConnections).build());
    }

    @Bean
    CodeExchange codeExchange(
            RestClient.Builder clients,
            ClientHttpRequestFactory providerConnections,
            ProviderHttp http,
            IdTokenDecoders decoders) {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(tokenClient(clients.requestFactory(providerConnections)));
        var oidc = new OidcAuthorizationCodeAuthenticationProvider(tokens, new OidcUsers(http));
        oidc.setJwtDecoderFactory(decoders);
        var plain = new OAuth2LoginAuthenticationProvider(tokens, new GitHubUsers(http));
        return new CodeExchange(new ProviderManager(oidc, plain));
    }

    /** Whom we are sent on to is not whom we trust: redirects are not followed. */
    @Bean
    ClientHttpRequestFactory providerConnections(
            ClientHttpRequestFactoryBuilder<?> factories, SocialProperties properties) {
        return factories.build(HttpClientSettings.defaults()
                .withTimeouts(properties.connectTimeout(), properties.readTimeout())
                .withRedirects(HttpRedirects.DONT_FOLLOW));
    }

    private static RestClient tokenClient(RestClient.Builder builder) {
        return builder.configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }
}
