package dev.atelier.user.password;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What hashing passwords may cost.
 *
 * @param bcryptStrength logarithm of the rounds; 10 takes some 60 ms of one core
 * @param hashingQueue how many requests may wait for their turn; more are refused at once
 * @param hashingWait how long one waits for its turn and its hash before it is refused
 */
@Validated
@ConfigurationProperties("atelier.accounts")
public record PasswordProperties(
        @DefaultValue("10") @Min(4) @Max(16) int bcryptStrength,
        @DefaultValue("256") @Min(1) int hashingQueue,
        @DefaultValue("10s") Duration hashingWait) {}
