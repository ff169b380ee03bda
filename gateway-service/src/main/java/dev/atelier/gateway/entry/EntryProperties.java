package dev.atelier.gateway.entry;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who is let in how.
 *
 * @param openCalls calls that need no token, {@code METHOD /path} or {@code METHOD /path/**}
 * @param corsOrigins origins of browsers that may call, exactly as they send them; none by default
 * @param trustedProxies addresses or networks of proxies in front, whose {@code X-Forwarded-For} is believed; none by
 *     default
 */
@Validated
@ConfigurationProperties("atelier.gateway")
public record EntryProperties(
        @DefaultValue({
            "POST /api/auth/register",
            "POST /api/auth/login",
            "POST /api/auth/refresh",
            "GET /api/auth/oauth2/**",
            "POST /api/auth/oauth2/token"
        })
        List<String> openCalls,

        @DefaultValue({}) List<String> corsOrigins,
        @DefaultValue({}) List<String> trustedProxies) {

    public EntryProperties {
        if (corsOrigins.contains("*")) {
            throw new IllegalArgumentException("origins are listed one by one: * would open the API to every site");
        }
    }
}
