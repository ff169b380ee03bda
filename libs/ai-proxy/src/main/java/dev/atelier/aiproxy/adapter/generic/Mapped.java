package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.adapter.generic.mapping.EvaluationFailed;
import dev.atelier.aiproxy.adapter.generic.mapping.Expression;
import dev.atelier.aiproxy.spi.ProviderException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What it means when an expression fails: before anybody was asked, and afterwards. */
final class Mapped {

    private Mapped() {}

    /** Refuses, before anybody is asked, what the settings say the provider does not have. */
    static void check(@Nullable Expression unsupported, Object canonical, Map<String, ?> variables) {
        if (unsupported != null) {
            JsonNode lacking = request(unsupported, canonical, variables);
            if (lacking.isString()) {
                throw new ProviderException.Unsupported(lacking.stringValue());
            }
        }
    }

    /** The provider's request, an object. Nobody has been asked yet, and another provider's settings may fit. */
    static JsonNode body(Expression expression, Object canonical, Map<String, ?> variables) {
        JsonNode body = request(expression, canonical, variables);
        if (!body.isObject()) {
            throw new ProviderException.Unsupported("what the settings make no request of");
        }
        return body;
    }

    private static JsonNode request(Expression expression, Object canonical, Map<String, ?> variables) {
        try {
            return expression.evaluate(canonical, variables);
        } catch (EvaluationFailed e) {
            throw new ProviderException.Unsupported(e.what());
        }
    }

    /** The canonical answer, or a piece of it. */
    static JsonNode answer(Expression expression, @Nullable Object answer, Map<String, ?> variables) {
        try {
            return expression.evaluate(answer, variables);
        } catch (EvaluationFailed e) {
            throw new ProviderException.Malformed(e.what(), null);
        }
    }
}
