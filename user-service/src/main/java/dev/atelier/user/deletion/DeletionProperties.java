package dev.atelier.user.deletion;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How accounts are deleted.
 *
 * @param services other services that keep something about people and have to confirm that it is gone
 * @param resendAfter how long one that has not confirmed is waited for before it is told again
 */
@Validated
@ConfigurationProperties("atelier.deletion")
record DeletionProperties(
        @NotNull @DefaultValue("chat-service") List<String> services,
        @NotNull @DefaultValue("10s") Duration resendAfter) {}
