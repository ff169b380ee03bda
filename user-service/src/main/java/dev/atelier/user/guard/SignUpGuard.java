package dev.atelier.user.guard;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.user.guard.Counting.Counted;
import org.springframework.stereotype.Service;

/** Slows down who opens accounts by the dozen, or asks by trying which names are taken. */
@Service
public class SignUpGuard {

    private final Counting counting;
    private final GuardNames names;
    private final PasswordGuard passwords;
    private final GuardProperties properties;

    SignUpGuard(Counting counting, GuardNames names, PasswordGuard passwords, GuardProperties properties) {
        this.counting = counting;
        this.names = names;
        this.passwords = passwords;
        this.properties = properties;
    }

    /**
     * Counts a sign-up from this address.
     *
     * @throws ApiException {@code RATE_LIMITED}
     */
    public void admit(String address) {
        Counted counted = counting.count(names.ofSignUps(address), properties.perSignUps());
        if (counted.refused()) {
            throw ApiException.of(ErrorCode.RATE_LIMITED).retryAfter(counted.delay());
        }
    }

    /** The owner of the new account is at home where it was opened. */
    public void opened(String account, String address) {
        passwords.welcome(account, address);
    }
}
