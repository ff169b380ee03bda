package dev.atelier.user.key;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of the provider keys.
 *
 * @param maxPerUser how many keys a user may have
 */
@Validated
@ConfigurationProperties("atelier.keys")
record KeyProperties(@DefaultValue("100") @Min(1) int maxPerUser) {}
