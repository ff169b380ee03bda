package dev.atelier.user.password;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** Bcrypt. Every call blocks for one hash; too many at a time are answered 503 instead of starving everything else. */
@Component
public class PasswordHashing {

    private final BCryptPasswordEncoder bcrypt;
    private final HashingPool pool;
    private final String nobodysHash;

    PasswordHashing(PasswordProperties properties, HashingPool pool) {
        this.bcrypt = new BCryptPasswordEncoder(properties.bcryptStrength());
        this.pool = pool;
        this.nobodysHash = hashOf(UUID.randomUUID().toString());
    }

    /** Hash of a password that follows the {@link PasswordPolicy}. */
    public String hash(String password) {
        return pool.run(() -> hashOf(password));
    }

    /**
     * Whether {@code password} belongs to {@code hash}. Takes the time of one hash in any case: also when there is no
     * account ({@code hash} is {@code null}) and when no account can have such a password.
     */
    public boolean matches(String password, @Nullable String hash) {
        boolean possible = hash != null && PasswordPolicy.brokenRule(password) == null;
        String against = possible && hash != null ? hash : nobodysHash;
        String tried = possible ? password : "nobody's password";
        return pool.run(() -> bcrypt.matches(tried, against)) && possible;
    }

    private String hashOf(String password) {
        String hash = bcrypt.encode(password);
        if (hash == null) {
            throw ApiException.of(ErrorCode.INTERNAL_ERROR);
        }
        return hash;
    }
}
