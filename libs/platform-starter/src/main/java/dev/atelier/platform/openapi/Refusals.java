package dev.atelier.platform.openapi;

import static dev.atelier.platform.error.ErrorCode.ACCOUNT_DISABLED;
import static dev.atelier.platform.error.ErrorCode.BAD_REQUEST;
import static dev.atelier.platform.error.ErrorCode.CONTENT_REJECTED;
import static dev.atelier.platform.error.ErrorCode.DATABASE_ERROR;
import static dev.atelier.platform.error.ErrorCode.FORBIDDEN;
import static dev.atelier.platform.error.ErrorCode.IDEMPOTENCY_KEY_REUSED;
import static dev.atelier.platform.error.ErrorCode.INSUFFICIENT_QUOTA;
import static dev.atelier.platform.error.ErrorCode.INTERNAL_ERROR;
import static dev.atelier.platform.error.ErrorCode.MALFORMED_JSON;
import static dev.atelier.platform.error.ErrorCode.NOT_ACCEPTABLE;
import static dev.atelier.platform.error.ErrorCode.NOT_FOUND;
import static dev.atelier.platform.error.ErrorCode.PAYLOAD_TOO_LARGE;
import static dev.atelier.platform.error.ErrorCode.PROVIDER_AUTH_FAILED;
import static dev.atelier.platform.error.ErrorCode.PROVIDER_ERROR;
import static dev.atelier.platform.error.ErrorCode.PROVIDER_RATE_LIMITED;
import static dev.atelier.platform.error.ErrorCode.PROVIDER_UNAVAILABLE;
import static dev.atelier.platform.error.ErrorCode.RATE_LIMITED;
import static dev.atelier.platform.error.ErrorCode.REQUEST_IN_PROGRESS;
import static dev.atelier.platform.error.ErrorCode.SERVICE_UNAVAILABLE;
import static dev.atelier.platform.error.ErrorCode.TOKEN_EXPIRED;
import static dev.atelier.platform.error.ErrorCode.TOKEN_REVOKED;
import static dev.atelier.platform.error.ErrorCode.UNAUTHENTICATED;
import static dev.atelier.platform.error.ErrorCode.UNSUPPORTED_BY_MODEL;
import static dev.atelier.platform.error.ErrorCode.UNSUPPORTED_MEDIA_TYPE;
import static dev.atelier.platform.error.ErrorCode.UPSTREAM_TIMEOUT;
import static dev.atelier.platform.error.ErrorCode.VALIDATION_FAILED;

import dev.atelier.platform.error.ErrorCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Why an endpoint may refuse: what follows from its form, and what it says itself. */
final class Refusals {

    private static final List<ErrorCode> ALWAYS = List.of(
            BAD_REQUEST,
            VALIDATION_FAILED,
            NOT_ACCEPTABLE,
            RATE_LIMITED,
            INTERNAL_ERROR,
            DATABASE_ERROR,
            SERVICE_UNAVAILABLE,
            UPSTREAM_TIMEOUT);
    private static final List<ErrorCode> WITH_TOKEN =
            List.of(UNAUTHENTICATED, TOKEN_EXPIRED, TOKEN_REVOKED, FORBIDDEN, ACCOUNT_DISABLED);
    private static final List<ErrorCode> WITH_BODY = List.of(MALFORMED_JSON, PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE);
    private static final List<ErrorCode> WITH_KEY = List.of(REQUEST_IN_PROGRESS, IDEMPOTENCY_KEY_REUSED);

    private static final List<ErrorCode> WITH_PROVIDER = List.of(
            INSUFFICIENT_QUOTA,
            CONTENT_REJECTED,
            UNSUPPORTED_BY_MODEL,
            PROVIDER_ERROR,
            PROVIDER_AUTH_FAILED,
            PROVIDER_RATE_LIMITED,
            PROVIDER_UNAVAILABLE);

    private Refusals() {}

    static Set<ErrorCode> of(Endpoint endpoint) {
        Set<ErrorCode> codes = EnumSet.copyOf(ALWAYS);
        addIf(!endpoint.isOpen(), codes, WITH_TOKEN);
        addIf(endpoint.body() != null, codes, WITH_BODY);
        addIf(endpoint.path().contains("{"), codes, List.of(NOT_FOUND));
        Operation operation = endpoint.operation();
        if (operation != null) {
            addIf(operation.idempotent(), codes, WITH_KEY);
            addIf(operation.asksProvider(), codes, WITH_PROVIDER);
            codes.addAll(List.of(operation.refuses()));
        }
        return codes;
    }

    private static void addIf(boolean applies, Set<ErrorCode> codes, List<ErrorCode> more) {
        if (applies) {
            codes.addAll(more);
        }
    }
}
