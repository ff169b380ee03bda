package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.adapter.generic.mapping.EvaluationFailed;
import dev.atelier.aiproxy.adapter.generic.mapping.Expression;
import dev.atelier.aiproxy.spi.ProviderException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What it means when an expression fails: before anybody was asked, and afterwards. */
final class Mapped {

    private Mapped() {}

    /** Refuses, before anybody is asked, what the settings say the provider does not have. */
    static void check(@Nullable Expression unsupported, Object canonical, Map<String, ?> variables) {
        if (unsupported != null) {
            JsonNode lacking = request(() -> unsupported.evaluate(canonical, variables));
            if (lacking.isString()) {
                throw new ProviderException.Unsupported(lacking.stringValue());
            }
        }
    }

    /** The provider's request, an object. Nobody has been asked yet, and another provider's settings may fit. */
    static JsonNode body(Expression expression, Object canonical, Map<String, ?> variables) {
        return request(() -> expression.evaluateToObject(canonical, variables));
    }

    /**
     * What fails is told in the log, not to callers. Unless it was short of time it is no outage: a caller's odd request must
     * not have the provider rest for all others.
     */
    private static JsonNode request(Supplier<JsonNode> evaluation) {
        try {
            return evaluation.get();
        } catch (EvaluationFailed e) {
            throw e.isLate()
                    ? ProviderException.Unavailable.unreachable("the provider could not be asked", null)
                    : new ProviderException.Unsupported("this request");
        }
    }

    /** The canonical answer, or a piece of it. */
    static JsonNode answer(Expression expression, @Nullable Object answer, Map<String, ?> variables) {
        try {
            return expression.evaluate(answer, variables);
        } catch (EvaluationFailed e) {
            throw new ProviderException.Malformed("the answer is not as expected", null);
        }
    }
}
