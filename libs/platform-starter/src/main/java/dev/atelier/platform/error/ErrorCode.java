package dev.atelier.platform.error;

import org.springframework.http.HttpStatus;

/** Every stable error code of the public API with the HTTP status it is answered with. */
public enum ErrorCode {
    /** A parameter or member breaks its rule; one entry per field. */
    VALIDATION_FAILED(HttpStatus.BAD_REQUEST),
    /** The body is not the JSON it should be. */
    MALFORMED_JSON(HttpStatus.BAD_REQUEST),
    /** The request as such cannot be understood. */
    BAD_REQUEST(HttpStatus.BAD_REQUEST),
    /** No credential, or one that proves nothing. */
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
    /** The token was good once. */
    TOKEN_EXPIRED(HttpStatus.UNAUTHORIZED),
    /** The token was taken back by logout or a password change. */
    TOKEN_REVOKED(HttpStatus.UNAUTHORIZED),
    /** User name or password is wrong; which of them is not told. */
    BAD_CREDENTIALS(HttpStatus.UNAUTHORIZED),
    /** The purse does not hold what the call can cost. */
    INSUFFICIENT_QUOTA(HttpStatus.PAYMENT_REQUIRED),
    /** The caller may not do this. */
    FORBIDDEN(HttpStatus.FORBIDDEN),
    /** An administrator has switched the account off. */
    ACCOUNT_DISABLED(HttpStatus.FORBIDDEN),
    /** No such object, or not the caller's. */
    NOT_FOUND(HttpStatus.NOT_FOUND),
    /** The address exists, the method does not. */
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    /** None of the formats the caller accepts can be made. */
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    /** Somebody else was faster. */
    CONFLICT(HttpStatus.CONFLICT),
    /** The user name belongs to another account. */
    USERNAME_TAKEN(HttpStatus.CONFLICT),
    /** The e-mail address belongs to another account. */
    EMAIL_TAKEN(HttpStatus.CONFLICT),
    /** The first request with this idempotency key is still running. */
    REQUEST_IN_PROGRESS(HttpStatus.CONFLICT),
    /** The body is larger than allowed. */
    PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    /** The body's format is not understood here. */
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    /** The idempotency key was used with another body. */
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The provider refuses this content. */
    CONTENT_REJECTED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The model cannot do what was asked. */
    UNSUPPORTED_BY_MODEL(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Too many wrong passwords. */
    ACCOUNT_LOCKED(HttpStatus.LOCKED),
    /** The caller is faster than its limit. */
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS),
    /** A fault of ours. */
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR),
    /** The store refused something it should have taken. */
    DATABASE_ERROR(HttpStatus.INTERNAL_SERVER_ERROR),
    /** The provider failed. */
    PROVIDER_ERROR(HttpStatus.BAD_GATEWAY),
    /** The provider refuses the key. */
    PROVIDER_AUTH_FAILED(HttpStatus.BAD_GATEWAY),
    /** The provider limits the platform's or the user's key. */
    PROVIDER_RATE_LIMITED(HttpStatus.SERVICE_UNAVAILABLE),
    /** A part of the platform is away. */
    SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    /** The provider cannot be reached. */
    PROVIDER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    /** The other side did not answer in time. */
    UPSTREAM_TIMEOUT(HttpStatus.GATEWAY_TIMEOUT);

    private final HttpStatus status;

    ErrorCode(HttpStatus status) {
        this.status = status;
    }

    /** The HTTP status of answers with this code. */
    public HttpStatus status() {
        return status;
    }

    /** Where the code's own sentence is found in the message bundles. */
    public String messageKey() {
        return "error." + name();
    }
}
