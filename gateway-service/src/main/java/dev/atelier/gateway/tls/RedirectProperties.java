package dev.atelier.gateway.tls;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The plain HTTP port beside HTTPS.
 *
 * @param redirectPort port whose callers are sent on to HTTPS; 0 if there is none
 */
@Validated
@ConfigurationProperties("atelier.gateway")
public record RedirectProperties(
        @DefaultValue("0") @Min(0) @Max(65535) int redirectPort) {}
