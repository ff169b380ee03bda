package dev.atelier.user.social;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.openapi.JsonSchema;
import org.jspecify.annotations.Nullable;

/** A one-time code that a front end got in its address. */
record RedeemRequest(
        @JsonSchema(value = "{type: 'string'}", required = true) @Nullable
        String code) {

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
