package dev.atelier.user.password;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Which passwords bcrypt can tell apart: it reads 72 bytes and no more, repeats a shorter password with a zero byte in
 * between, and sees every unpaired surrogate as the same question mark. What it would confuse is refused.
 */
public final class PasswordPolicy {

    /** What a new password may be, to those who read about it. */
    public static final String SCHEMA =
            "{type: 'string', format: 'password', maxLength: 72, description: '8 to 72 bytes in UTF-8'}";

    static final int MIN_BYTES = 8;
    static final int MAX_BYTES = 72;

    private PasswordPolicy() {}

    /** Message key of the rule that {@code password} breaks; {@code null} if it is acceptable. */
    public static @Nullable String brokenRule(@Nullable String password) {
        if (password == null || password.isEmpty()) {
            return "account.required";
        }
        int bytes = utf8Length(password);
        if (bytes < 0 || password.indexOf('\0') >= 0) {
            return "account.password.characters";
        }
        return bytes < MIN_BYTES || bytes > MAX_BYTES ? "account.password.length" : null;
    }

    /** Length in UTF-8; negative if {@code text} is not valid Unicode. */
    private static int utf8Length(String text) {
        try {
            return StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(text))
                    .remaining();
        } catch (CharacterCodingException e) {
            return -1;
        }
    }
}
