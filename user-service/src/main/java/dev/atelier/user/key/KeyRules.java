package dev.atelier.user.key;

import dev.atelier.user.account.AccountRules;
import org.jspecify.annotations.Nullable;

/** What the members of a key may look like. Each gives the message key of the rule that is broken, or {@code null}. */
final class KeyRules {

    static final int MIN_VALUE = 8;
    static final int MAX_VALUE = 512;
    static final int MAX_NAME = 100;

    private KeyRules() {}

    static @Nullable String nameRule(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return "key.required";
        }
        return AccountRules.isCleanText(name.strip(), MAX_NAME) ? null : "key.name.form";
    }

    /** Visible ASCII: what can stand in a header and nothing that could end one. */
    static @Nullable String valueRule(char @Nullable [] value) {
        if (value == null || value.length == 0) {
            return "key.required";
        }
        boolean long8To512 = value.length >= MIN_VALUE && value.length <= MAX_VALUE;
        return long8To512 && isVisibleAscii(value) ? null : "key.value.form";
    }

    private static boolean isVisibleAscii(char[] value) {
        for (char c : value) {
            if (c <= ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }
}
