package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.adapter.generic.ErrorKind.Said;
import dev.atelier.aiproxy.adapter.generic.mapping.EvaluationFailed;
import dev.atelier.aiproxy.adapter.generic.mapping.Expression;
import dev.atelier.aiproxy.adapter.generic.settings.ErrorSettings;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderResponse;
import dev.atelier.aiproxy.spi.ProviderText;
import dev.atelier.aiproxy.spi.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What a provider's errors mean, by its settings; what they cannot tell, the status does. */
final class GenericErrors {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final double LONGEST_WAIT = 1e9;

    /** Those of 5xx after which asking again is worth it, unless the settings say so of others. */
    private static final Set<Integer> PASSING = Set.of(500, 502, 503, 504);

    private final ErrorSettings settings;
    private final JsonMapper json;
    private final String secret;

    GenericErrors(ErrorSettings settings, JsonMapper json) {
        this(settings, json, "");
    }

    private GenericErrors(ErrorSettings settings, JsonMapper json, String secret) {
        this.settings = settings;
        this.json = json;
        this.secret = secret;
    }

    /** The same for a call with that key. Its shape nobody knows, so it is hidden by what it is. */
    GenericErrors hiding(Credential credential) {
        return new GenericErrors(settings, json, credential.secret());
    }

    ProviderException classify(ProviderResponse response) {
        int status = response.status();
        Object body = body(response);
        Duration asked = RetryAfter.of(response);
        ErrorKind kind = kind(body, status);
        boolean again = kind != null || status < 500 || PASSING.contains(status);
        return exception(kind, body, status, asked, again);
    }

    /**
     * An error that came as an answer, or as a part of one.
     *
     * @param delivered whether some of the answer has been delivered: then nobody may ask again
     */
    ProviderException inside(@Nullable Object answer, boolean delivered) {
        return exception(kind(answer, 0), answer, 0, null, !delivered);
    }

    /** Why a job failed. Unless the settings say what it is, nobody should pay for another try. */
    ProviderException ofJob(@Nullable Object answer) {
        ErrorKind kind = kind(answer, 0);
        return exception(kind, answer, 0, null, kind != null);
    }

    private ProviderException exception(
            @Nullable ErrorKind kind, @Nullable Object body, int status, @Nullable Duration asked, boolean again) {
        String message = hidden(text(settings.message(), body, status));
        var said = new Said(
                message.isEmpty() ? silent(status) : message,
                status,
                ProviderText.safe(hidden(text(settings.code(), body, status))),
                asked == null ? retryAfter(body, status) : asked,
                again);
        return Objects.requireNonNullElse(kind, ErrorKind.of(status)).exception(said);
    }

    private String hidden(String said) {
        return secret.isEmpty() ? said : said.replace(secret, "***");
    }

    private static String silent(int status) {
        return status == 0 ? "an error in the answer" : "status " + status;
    }

    private @Nullable ErrorKind kind(@Nullable Object body, int status) {
        return ErrorKind.named(text(settings.kind(), body, status));
    }

    private @Nullable Duration retryAfter(@Nullable Object body, int status) {
        JsonNode seconds = value(settings.retryAfter(), body, status);
        double amount = seconds.isNumber() ? seconds.asDouble() : -1;
        return amount >= 0 && amount < LONGEST_WAIT ? Duration.ofMillis(Math.round(amount * 1000)) : null;
    }

    private static String text(@Nullable Expression expression, @Nullable Object body, int status) {
        return value(expression, body, status).asString("");
    }

    /** A body that does not fit is no reason to hide the status. */
    private static JsonNode value(@Nullable Expression expression, @Nullable Object body, int status) {
        if (expression == null || body == null) {
            return MissingNode.getInstance();
        }
        try {
            return expression.evaluate(body, Map.of("status", status));
        } catch (EvaluationFailed e) {
            return MissingNode.getInstance();
        }
    }

    /** {@code null} where there is no JSON, as with the pages of the edge before an API. */
    private @Nullable Object body(ProviderResponse response) {
        try {
            return json.readValue(response.body().readNBytes(LONGEST_BODY), Object.class);
        } catch (IOException | ProviderException | JacksonException e) {
            // The status alone decides.
            return null;
        }
    }
}
