package dev.atelier.platform.error;

import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.envelope.ErrorEntry;
import dev.atelier.platform.i18n.Messages;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The one path from any failure to what a client is told. Stateless but for its parts, safe for every thread. */
public final class ErrorAnswers {

    private final List<ErrorTranslator> translators;
    private final Messages messages;
    private final JsonMapper json;

    /**
     * Builds the path.
     *
     * @param ofService translators of the service, asked before the starter's own
     */
    public ErrorAnswers(List<ErrorTranslator> ofService, Messages messages, JsonMapper json) {
        this.translators = Stream.concat(ofService.stream(), BuiltInTranslators.all().stream())
                .toList();
        this.messages = messages;
        this.json = json;
    }

    /** What a client is told about {@code failure} in {@code locale}. Logs nothing. */
    public ErrorAnswer of(Throwable failure, Locale locale) {
        ApiException refusal = translate(failure);
        List<ErrorEntry> entries = refusal.problems().stream()
                .map(problem -> entry(refusal.code(), problem, locale))
                .toList();
        return new ErrorAnswer(
                refusal.status(),
                refusal.headers(),
                Envelope.failed(headline(refusal, entries, locale), entries),
                refusal.foreignCode());
    }

    /** The refusal {@code failure} amounts to: itself if it is one, {@code INTERNAL_ERROR} if nobody knows it. */
    public ApiException translate(Throwable failure) {
        return Causes.unwrapped(failure)
                .map(this::known)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> ApiException.of(ErrorCode.INTERNAL_ERROR).causedBy(failure));
    }

    /**
     * Logs {@code failure} if it is ours to care about and answers it in the caller's language. Does nothing when the
     * client has gone, and cuts the connection when part of another answer is already on its way.
     *
     * @throws IOException if the client goes away meanwhile
     */
    public void write(HttpServletRequest request, HttpServletResponse response, Throwable failure) throws IOException {
        if (ClientGone.isCauseOf(failure) || isLeftToTomcat(request, failure)) {
            return;
        }
        FailureLog.record(translate(failure), failure);
        ResponseWriter.write(request, response, of(failure, messages.localeOf(request)), json);
    }

    /** Tomcat refuses a body it cannot read by itself, and comes back with that as an error page. */
    private static boolean isLeftToTomcat(HttpServletRequest request, Throwable failure) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && Causes.contain(failure, BadRequestException.class);
    }

    /**
     * {@code failure} as the last event of a stream that is under way, in the caller's language and in the form of whose API
     * was asked. Logs nothing.
     */
    public String lastEvent(HttpServletRequest request, Throwable failure) {
        return ErrorEvent.of(request, of(failure, messages.localeOf(request)), json);
    }

    private @Nullable ApiException known(Throwable failure) {
        if (failure instanceof ApiException refusal) {
            return refusal;
        }
        for (ErrorTranslator translator : translators) {
            ApiException refusal = translator.translate(failure);
            if (refusal != null) {
                return refusal.getCause() == null ? refusal.causedBy(failure) : refusal;
            }
        }
        return null;
    }

    private ErrorEntry entry(ErrorCode code, Problem problem, Locale locale) {
        return new ErrorEntry(code.name(), text(code, problem, locale), problem.field());
    }

    private String text(ErrorCode code, Problem problem, Locale locale) {
        if (problem.text() != null) {
            return problem.text();
        }
        String key = problem.messageKey() == null ? code.messageKey() : problem.messageKey();
        return messages.text(key, locale, problem.args());
    }

    /** A refused form has a headline of its own; everything else is said in one sentence. */
    private String headline(ApiException refusal, List<ErrorEntry> entries, Locale locale) {
        return refusal.code() == ErrorCode.VALIDATION_FAILED
                ? messages.text(refusal.code().messageKey(), locale)
                : entries.getFirst().message();
    }
}
