package dev.atelier.user.social;

import dev.atelier.platform.error.ApiException;
import org.jspecify.annotations.Nullable;

/** A one-time code that a front end got in its address. */
record RedeemRequest(@Nullable String code) {

    String required() {
        if (code == null || code.isEmpty()) {
            throw ApiException.invalid("code", "account.required");
        }
        return code;
    }

    /** Never the code. */
    @Override
    public String toString() {
        return "RedeemRequest[]";
    }
}
