package dev.atelier.user.key;

import dev.atelier.platform.openapi.JsonSchema;
import org.jspecify.annotations.Nullable;

/**
 * What a key is made of or changed to. Whatever else a body names is not read.
 *
 * @param service whose key it is; only for a new one
 * @param keyValue the key itself, an array so that it can be wiped
 * @param status {@code active} or {@code disabled}; only for a change
 */
record KeyRequest(
        @Nullable String service,
        @Nullable String keyName,
        char @Nullable [] keyValue,

        @JsonSchema("{type: ['string', 'null'], enum: ['active', 'disabled', null]}") @Nullable
        String status) {

    /** Never the key. */
    @Override
    public String toString() {
        return "KeyRequest[" + service + ", " + status + "]";
    }
}
