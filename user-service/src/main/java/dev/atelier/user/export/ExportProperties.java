package dev.atelier.user.export;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How exports are made.
 *
 * @param services other services whose files are in it
 * @param keep how long a file can be fetched
 * @param renewAfter from what age on asking for an export makes a new one
 * @param retryAfter pause before it is tried again where a service is away; longer each time, up to ten times that
 * @param publicUrl address of the gateway, for links
 */
@Validated
@ConfigurationProperties("atelier.export")
record ExportProperties(
        @NotNull @DefaultValue({"chat-service", "stats-service"})
        List<String> services,

        @NotNull @DefaultValue("7d") Duration keep,
        @NotNull @DefaultValue("1h") Duration renewAfter,
        @NotNull @DefaultValue("3s") Duration retryAfter,
        @NotBlank @DefaultValue("http://localhost:8080") String publicUrl) {}
