package dev.atelier.user.guard;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How guessing passwords is made pointless.
 *
 * @param freePasswords wrong passwords for one account that cost nothing; api.md promises delays from the 5th on
 * @param firstDelay how long sign-in is refused after the next one; each further one doubles it
 * @param longestDelay where doubling ends; it must be reached at the 20th wrong password
 * @param forgetPasswordEvery pace at which wrong passwords for an account are forgotten
 * @param addressPasswords wrong passwords from one address, for whatever accounts, that cost nothing
 * @param forgetAddressEvery pace at which those are forgotten
 * @param signUps new accounts from one address that are made without delay
 * @param forgetSignUpEvery pace at which those are forgotten
 * @param knownFor how long an address is remembered from which the right password came; there a stranger's guesses do not
 *     lock the owner out
 * @param longestWait how long one of several sign-ins at once, of one account from one address, waits for its turn
 */
@Validated
@ConfigurationProperties("atelier.accounts.guard")
public record GuardProperties(
        @DefaultValue("4") @Min(1) int freePasswords,
        @DefaultValue("1s") Duration firstDelay,
        @DefaultValue("15m") Duration longestDelay,
        @DefaultValue("1h") Duration forgetPasswordEvery,
        @DefaultValue("100") @Min(1) int addressPasswords,
        @DefaultValue("6s") Duration forgetAddressEvery,
        @DefaultValue("50") @Min(1) int signUps,
        @DefaultValue("30s") Duration forgetSignUpEvery,
        @DefaultValue("90d") Duration knownFor,
        @DefaultValue("15s") Duration longestWait) {

    /** The contract: locked at the latest at the 20th wrong password. */
    private static final int LOCKED_AT = 20;

    public GuardProperties {
        if (new Patience(freePasswords, firstDelay, longestDelay, forgetPasswordEvery).most() > LOCKED_AT) {
            throw new IllegalArgumentException("the longest delay must be reached at the " + LOCKED_AT
                    + "th wrong password: fewer free ones, or a longer first delay");
        }
    }

    Patience perAccount() {
        return new Patience(freePasswords, firstDelay, longestDelay, forgetPasswordEvery);
    }

    Patience perAddress() {
        return new Patience(addressPasswords, firstDelay, longestDelay, forgetAddressEvery);
    }

    Patience perSignUps() {
        return new Patience(signUps, firstDelay, longestDelay, forgetSignUpEvery);
    }
}
