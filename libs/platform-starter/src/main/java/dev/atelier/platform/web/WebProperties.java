package dev.atelier.platform.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits every request meets.
 *
 * @param maxBody largest request body; anything above is refused with 413
 * @param slowCall a call that takes longer is written to the log {@code slow}; streams are never slow
 */
@ConfigurationProperties("atelier.web")
public record WebProperties(
        @DefaultValue("10MB") DataSize maxBody,
        @DefaultValue("2s") Duration slowCall) {}
