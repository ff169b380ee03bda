package dev.atelier.benchmarks.platform;

import dev.atelier.benchmarks.load.Call;
import java.io.IOException;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** One check of a password and nothing else, in this process: what of a sign-in cannot be saved. */
final class BcryptCall implements Call {

    /** What {@code atelier.accounts.bcrypt-strength} is unless an operator changes it. */
    static final int STRENGTH = 10;

    private static final String PASSWORD = "Pw-bench-password-of-somebody";

    /** Made once: what a measured call pays for is the check. */
    private static final String HASH = BCrypt.hashpw(PASSWORD, BCrypt.gensalt(STRENGTH));

    private final String tried;

    BcryptCall() {
        this(PASSWORD);
    }

    /** @param tried against the hash of another one, it fails */
    BcryptCall(String tried) {
        this.tried = tried;
    }

    @Override
    public void open() {}

    @Override
    public void make() throws IOException {
        if (!BCrypt.checkpw(tried, HASH)) {
            throw new IOException("bcrypt does not know its own hash");
        }
    }

    @Override
    public void close() {}
}
