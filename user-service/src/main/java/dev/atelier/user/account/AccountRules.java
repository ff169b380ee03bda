package dev.atelier.user.account;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the members of an account may look like. Each {@code …Rule} gives the message key of the rule that is broken, or
 * {@code null}. A user name has no {@code @}, an e-mail address has one: the two never clash at sign-in.
 */
public final class AccountRules {

    /** RFC 5321 4.5.3.1: a path of 256 octets less its angle brackets. */
    private static final int MAX_EMAIL = 254;

    private static final int MAX_LOCAL_PART = 64;
    private static final int MAX_NAME = 64;

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_.-]{3,32}");
    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");
    private static final Pattern DOMAIN = Pattern.compile(
            "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)++" + "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private AccountRules() {}

    public static @Nullable String usernameRule(@Nullable String username) {
        if (username == null || username.isEmpty()) {
            return "account.required";
        }
        return USERNAME.matcher(username).matches() ? null : "account.username.form";
    }

    public static @Nullable String emailRule(@Nullable String email) {
        if (email == null || email.isEmpty()) {
            return "account.required";
        }
        int at = email.lastIndexOf('@');
        boolean valid = email.length() <= MAX_EMAIL
                && at > 0
                && at <= MAX_LOCAL_PART
                && LOCAL_PART.matcher(email.substring(0, at)).matches()
                && DOMAIN.matcher(email.substring(at + 1)).matches();
        return valid ? null : "account.email.form";
    }

    public static @Nullable String nameRule(@Nullable String name) {
        if (name == null || isCleanText(name, MAX_NAME)) {
            return null;
        }
        return "account.name.form";
    }

    /** Whether {@code text} is valid Unicode of at most {@code maxLength} characters without control characters. */
    public static boolean isCleanText(String text, int maxLength) {
        return text.codePointCount(0, text.length()) <= maxLength
                && text.codePoints()
                        .noneMatch(point ->
                                Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
    }

    /** How user names and e-mail addresses are compared. */
    public static String key(String usernameOrEmail) {
        return usernameOrEmail.toLowerCase(Locale.ROOT);
    }

    /** A name with something in it, or none at all. */
    public static @Nullable String nameOrNone(@Nullable String name) {
        return name == null || name.isBlank() ? null : name.strip();
    }
}
