package dev.atelier.platform.error;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/**
 * A request that cannot be honoured, with the stable code a client sees. Immutable: every {@code with…} gives a new one.
 * It has no stack trace (it is an answer, not a fault) and its own message is just the code, so that nothing a user sent
 * can reach a log through it.
 */
public final class ApiException extends RuntimeException {

    private final ErrorCode code;
    private final transient List<Problem> problems;
    private final transient HttpStatusCode status;
    private final transient Map<String, String> headers;
    private final @Nullable String foreignCode;

    private ApiException(
            ErrorCode code,
            List<Problem> problems,
            HttpStatusCode status,
            Map<String, String> headers,
            @Nullable String foreignCode,
            @Nullable Throwable cause) {
        super(code.name(), cause, false, false);
        this.code = code;
        this.problems = List.copyOf(problems);
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.foreignCode = foreignCode;
    }

    /** A refusal with the code's own sentence as its message. */
    public static ApiException of(ErrorCode code) {
        return of(code, List.of());
    }

    /**
     * A 400 {@code VALIDATION_FAILED} about one field.
     *
     * @param field path of the member or parameter
     * @param messageKey key in the starter's or the service's message bundles
     * @param args values for {@code {0}}, {@code {1}}, …
     */
    public static ApiException invalid(String field, String messageKey, Object... args) {
        return of(ErrorCode.VALIDATION_FAILED, List.of(Problem.ofKey(field, messageKey, args)));
    }

    /** A 405 {@code METHOD_NOT_ALLOWED} that names the methods which are allowed ({@code Allow}). */
    public static ApiException methodNotAllowed(Collection<String> allowed) {
        String methods = allowed.stream().sorted().collect(Collectors.joining(", "));
        return of(ErrorCode.METHOD_NOT_ALLOWED).withHeader("Allow", methods);
    }

    static ApiException of(ErrorCode code, List<Problem> problems) {
        List<Problem> all = problems.isEmpty() ? List.of(Problem.UNSPECIFIC) : problems;
        return new ApiException(code, all, code.status(), Map.of(), null, null);
    }

    /** The same refusal plus another field that is wrong. */
    public ApiException and(String field, String messageKey, Object... args) {
        Stream<Problem> more = Stream.of(Problem.ofKey(field, messageKey, args));
        return with(Stream.concat(problems.stream(), more).toList());
    }

    /** Says it with another sentence of the message bundles. */
    public ApiException withMessage(String messageKey, Object... args) {
        return with(List.of(problems.getFirst().withKey(messageKey, args)));
    }

    /** Says it with a finished sentence, which must be safe to show: no secret, no class name, no foreign markup. */
    public ApiException withText(String alreadySafeText) {
        return with(List.of(problems.getFirst().withText(alreadySafeText)));
    }

    /** Names the member or parameter it is about. */
    public ApiException withField(String field) {
        return with(List.of(problems.getFirst().withField(field)));
    }

    /** Tells the client when to come again ({@code Retry-After}, whole seconds, rounded up, at least 1). */
    public ApiException retryAfter(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return withHeader("Retry-After", Long.toString(seconds));
    }

    /** Keeps what led here for the log; a client never sees it. */
    public ApiException causedBy(Throwable cause) {
        return new ApiException(code, problems, status, headers, foreignCode, cause);
    }

    /** Answers with another status than the code's own, where another maker's API is spoken. */
    public ApiException withStatus(HttpStatusCode other) {
        return new ApiException(code, problems, other, headers, foreignCode, getCause());
    }

    /** Names the code by which another maker's API knows it, such as OpenAI's {@code model_not_found}; seen there only. */
    public ApiException withForeignCode(@Nullable String other) {
        return new ApiException(code, problems, status, headers, other, getCause());
    }

    /** Adds a header to the answer. */
    public ApiException withHeader(String name, String value) {
        var all = new HashMap<>(headers);
        all.put(name, value);
        return new ApiException(code, problems, status, all, foreignCode, getCause());
    }

    /** The stable code. */
    public ErrorCode code() {
        return code;
    }

    /** The HTTP status of the answer: the code's own, or that of the protocol error it stands for. */
    public HttpStatusCode status() {
        return status;
    }

    /** The first field it is about; {@code null} if none. */
    public @Nullable String field() {
        return problems.getFirst().field();
    }

    /** Headers the answer carries besides the usual ones. */
    public Map<String, String> headers() {
        return headers;
    }

    @Nullable
    String foreignCode() {
        return foreignCode;
    }

    List<Problem> problems() {
        return problems;
    }

    private ApiException with(List<Problem> other) {
        return new ApiException(code, other, status, headers, foreignCode, getCause());
    }
}
